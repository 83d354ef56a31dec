import {
  type AppealState,
  absenceOf,
  liableOf,
  type Obligation,
  type ObligationKind,
  postsOf,
} from '../../domain/index.ts';
import { must } from './invariants.ts';

/** What must be owed at each stage, by whom, and nothing besides. */
export function checkOwed(state: AppealState): void {
  const { obligations } = state;
  const ids = obligations.map(({ id }) => id);
  must(new Set(ids).size === ids.length, 'ids of obligations differ', ids);
  const keys = obligations.map(({ kind, about }) => `${kind} ${about}`);
  must(new Set(keys).size === keys.length, 'nothing is owed twice', keys);
  checkStage(state);
  for (const o of obligations) checkOwner(state, o);
  checkHelpers(state);
  checkRequests(state);
  checkLeader(state);
  checkReassigns(state);
  checkUrgency(state);
  must(
    state.hold === null || state.stage.status === 'handling',
    'a hold lives in handling only',
    state.stage,
  );
}

/** A critical case has no pool and no hold, and owes first measures until they are taken. */
function checkUrgency({ urgency, stage, hold, containedAtMs, obligations }: AppealState): void {
  if (urgency !== 'critical') return;
  must(hold === null && stage.status !== 'pooled', 'a critical case does not wait', stage, hold);
  const works = stage.status === 'assigned' || stage.status === 'handling';
  const owed = obligations.some(({ kind }) => kind === 'contain');
  must(owed === (works && containedAtMs === undefined), 'first measures are owed until taken', obligations);
}

const byStatus: Record<AppealState['stage']['status'], readonly ObligationKind[]> = {
  registered: ['dispatch'],
  pooled: ['claim'],
  assigned: ['accept', 'complete', 'contain', 'finish-part'],
  handling: ['promise', 'complete', 'contain', 'finish-part', 'progress', 'decision'],
  reviewing: ['review'],
  rating: ['citizen-rating', 'call-back', 'decision'],
  closed: [],
};
const anywhere: readonly ObligationKind[] = ['urge-reply', 'order-reply', 'leader-takeover', 'leader-ruling'];
const afterDispatch: readonly AppealState['stage']['status'][] = ['assigned', 'handling', 'reviewing'];
const awaited: Partial<Record<AppealState['stage']['status'], ObligationKind>> = {
  registered: 'dispatch',
  pooled: 'claim',
  assigned: 'accept',
  handling: 'complete',
  reviewing: 'review',
};

function checkStage(state: AppealState): void {
  const { status } = state.stage;
  const fits = ({ kind, about }: Obligation) =>
    status !== 'closed' &&
    (byStatus[status].includes(kind) ||
      anywhere.includes(kind) ||
      about === 'withdrawal' ||
      (kind === 'decision' && about === 'redispatch' && status === 'assigned') ||
      (kind === 'reassign' && afterDispatch.includes(status)));
  const strange = state.obligations.filter((o) => !fits(o));
  must(strange.length === 0, `nothing strange is owed in ${status}`, strange);
  const kind = awaited[status];
  if (kind)
    must(
      state.obligations.some((o) => o.kind === kind),
      `${kind} is owed in ${status}`,
      state.obligations,
    );
  if (status === 'assigned')
    must(
      state.obligations.some((o) => o.kind === 'complete'),
      'complete is owed',
    );
  if (state.stage.status === 'rating' && state.stage.subject !== 'decline') {
    const asked = state.obligations.filter(
      (o) => o.kind === 'citizen-rating' || (o.kind === 'call-back' && !o.about),
    );
    // The policy may have the centre call beside the window.
    const most = state.rules >= 4 ? 2 : 1;
    must(
      asked.length >= 1 && asked.length <= most,
      'in rating the window runs or the call-backs do',
      state.obligations,
    );
  }
}

const ofLiable: readonly ObligationKind[] = ['accept', 'promise', 'complete', 'contain', 'progress'];
const passing: readonly ObligationKind[] = ['urge-reply', 'order-reply'];

function checkOwner(state: AppealState, o: Obligation): void {
  const liable = liableOf(state);
  const { unit, person, role } = o.owner;
  if (ofLiable.includes(o.kind)) {
    must(
      unit === liable?.unit && person === liable?.person,
      `${o.kind} is owed by the liable person`,
      o,
      liable,
    );
  }
  if (passing.includes(o.kind)) {
    must(unit === (liable?.unit ?? state.triage.unit), `${o.kind} lies with who must answer`, o, liable);
  }
  if (o.kind === 'dispatch') must(unit === state.triage.unit, 'dispatch is owed by who holds triage', o);
  if (o.kind === 'review' && role === 'leader') {
    must(person === state.escalation.leader, 'the leader reviews who has the case', o, state.escalation);
  }
  if (o.kind === 'review')
    must((role === 'leader') === (state.escalation.state !== 'none'), 'who reviews', o);
}

/** Who waits or works as a helper owes a part, and nobody else does. */
function checkHelpers({ helpers, obligations, stage }: AppealState): void {
  if (stage.status === 'closed') return;
  const working = helpers.filter((h) => h.state === 'waiting' || h.state === 'accepted').map((h) => h.unit);
  const parts = obligations.filter((o) => o.kind === 'finish-part').map((o) => String(o.about));
  must(
    working.sort().join() === parts.sort().join(),
    'parts are owed by the helpers at work',
    helpers,
    parts,
  );
  must(new Set(helpers.map((h) => h.unit)).size === helpers.length, 'a unit helps once', helpers);
}

/** Another person is owed for nobody but one whom the case is with, and who is away. */
function checkReassigns(state: AppealState): void {
  const owed = state.obligations.filter(({ kind }) => kind === 'reassign');
  const strange = owed.filter(({ owner, about }) => absenceOf(state, owner.unit ?? '', about) === null);
  must(strange.length === 0, 'another person is owed for one who is away', strange, state.absent);
  const posts = postsOf(state);
  for (const { unit, person } of state.absent ?? []) {
    must(
      posts.some((post) => post.unit === unit && post.person === person),
      'who is away has the case',
      person,
    );
  }
}

/** Every request waits for its decision, and every decision is about a request. */
function checkRequests({ requests, obligations }: AppealState): void {
  const wanted = requests.flatMap(({ kind, to }) => (kind === 'help' ? to.map((u) => `help:${u}`) : [kind]));
  const owed = obligations
    .filter((o) => o.kind === 'decision' || o.about === 'withdrawal')
    .map((o) => String(o.about));
  must(wanted.sort().join() === owed.sort().join(), 'each request has its decision', requests, obligations);
}

function checkLeader({ escalation, obligations, stage }: AppealState): void {
  if (stage.status === 'closed') return;
  const owes = (kind: ObligationKind) => obligations.find((o) => o.kind === kind)?.owner.person ?? null;
  const { state, leader } = escalation;
  must(
    owes('leader-takeover') === (state === 'raised' ? leader : null),
    'the takeover is the leader’s',
    escalation,
  );
  must(
    owes('leader-ruling') === (state === 'taken-over' ? leader : null),
    'the ruling is the leader’s',
    escalation,
  );
}
