import { caseWords } from '../words/case.ts';
import type { CaseView, Telling } from './shown-case.ts';

/** The first thing that a citizen reads: who owes what by when, what comes next, and why that day. */
export interface Standing {
  readonly light: 'green' | 'yellow' | 'red' | 'none';
  readonly owes: string;
  readonly next: readonly string[];
  /** The explanation of the day, or null where nothing is awaited. */
  readonly why: string | null;
}

type Obligation = CaseView['obligations'][number];
const awaitedKinds: Readonly<Record<string, readonly string[]>> = {
  registered: ['dispatch'],
  pooled: ['claim'],
  assigned: ['accept'],
  handling: ['complete'],
  reviewing: ['review'],
  rating: ['citizen-rating', 'call-back'],
};

/** Tells how a case stands. The API has decided all of it; this only says it to a neighbour. */
export function standingOf(view: CaseView, telling: Telling, inConfidence = false): Standing {
  const text = caseWords[telling.language];
  if (view.status === 'closed') {
    const moved = view.links.some(({ kind }) => kind === 'moved-into');
    const outcome = moved ? 'moved' : view.outcome;
    const ended = outcome === null ? text.owes.ended : text.outcomes[outcome];
    return { light: 'none', owes: ended, next: [], why: null };
  }
  const awaited = awaitedOf(view);
  const late = view.overdue && awaited !== null ? [text.late] : [];
  return {
    light: view.hold ? 'none' : (awaited?.light ?? view.light),
    owes: owesSentence(view, awaited, telling),
    next: [...late, ...(inConfidence ? [text.next.inConfidence] : nextSentences(view, telling))],
    why: awaited && !view.hold ? awaited.explanation[telling.language] : null,
  };
}

function awaitedOf({ obligations, status, objection }: CaseView): Obligation | null {
  const objecting = objection && objection.overturned === null ? ['decision'] : [];
  for (const kind of [...objecting, ...(awaitedKinds[status] ?? [])]) {
    const found = obligations.find((one) => one.kind === kind);
    if (found) return found;
  }
  return null;
}

function owesSentence(view: CaseView, awaited: Obligation | null, telling: Telling): string {
  const { owes } = caseWords[telling.language];
  if (view.hold) return view.hold.until ? owes.hold(telling.by(view.hold.until)) : owes.holdOpen;
  if (awaited === null) return owes.nobody;
  const by = telling.by(awaited.dueAt);
  const who = whoOwes(awaited, telling);
  switch (awaited.kind) {
    case 'dispatch':
      return owes.dispatch(who, by);
    case 'claim':
      return owes.claim(telling.list((view.pool?.units ?? []).map(telling.unit)), by);
    case 'accept':
      return owes.accept(who, by);
    case 'complete':
      return owes.complete(who, by);
    case 'review':
      return owes.review(who, by);
    case 'citizen-rating':
      return view.decline ? owes.object(by) : owes.rate(by);
    case 'call-back':
      return owes.call(who, by);
    default:
      return owes.decision(who, by);
  }
}

/** A centre is called by its unit. A unit at work is called with the person who has the matter. */
function whoOwes({ unit, person, kind }: Obligation, telling: Telling): string {
  const isAtWork = kind === 'complete' || kind === 'accept';
  if (unit === null) return telling.person(person);
  if (!isAtWork || person === null) return telling.unit(unit);
  return caseWords[telling.language].person(telling.unit(unit), telling.person(person));
}

function nextSentences(view: CaseView, telling: Telling): string[] {
  const { next } = caseWords[telling.language];
  const { escalation, status, denials, promise } = view;
  const said: string[] = [];
  if (escalation.state === 'raised' && denials.length > 0) {
    said.push(next.denied(telling.list(denials.map(({ unit }) => telling.unit(unit)))));
  }
  if (escalation.state !== 'none') said.push(escalationSentence(view, telling));
  else if (denials.length > 0)
    said.push(next.denied(telling.list(denials.map(({ unit }) => telling.unit(unit)))));
  else if (status === 'handling' && promise) said.push(next.promised(promise.standard));
  else if (status !== 'closed' && !(status === 'rating' && view.decline)) said.push(next[status]);
  if (view.links.some(({ kind }) => kind === 'merged-from')) said.push(next.merged);
  return said.filter((sentence) => sentence !== '');
}

function escalationSentence({ escalation, obligations, status }: CaseView, telling: Telling): string {
  const { next } = caseWords[telling.language];
  const leader = telling.person(escalation.leader);
  if (status === 'rating' || status === 'reviewing') return next[status];
  if (escalation.state === 'ruled' && escalation.ruling) {
    return next.ruled(leader, telling.unit(escalation.ruling.lead));
  }
  if (escalation.state === 'taken-over') return next.taken(leader);
  const due = obligations.find(({ kind }) => kind === 'leader-takeover' || kind === 'leader-ruling');
  return due ? next.raised(leader, telling.by(due.dueAt)) : next.taken(leader);
}
