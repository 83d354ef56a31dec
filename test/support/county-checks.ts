import {
  type Actor,
  type AppealEvent,
  type AppealState,
  dueAtMs,
  liableOf,
  limitsOf,
  viewFor,
} from '../../domain/index.ts';
import { type CountyOfCases, photoOf } from './county-of-cases.ts';
import { must } from './invariants.ts';
import type { Moment } from './random-walk.ts';

/** These invariants hold across cases, through any sequence of merges and splits. */

/** The words of a filing, such as no other has. */
export const wordsOf = (id: string) => ({
  title: `title of ${id}.`,
  description: `description of ${id}.`,
  address: `address of ${id}.`,
});

/** The same, as an office has corrected them in the filing's own case. */
function wordsNow(county: CountyOfCases, id: string): readonly string[] {
  const { title, description, location } = county.caseOf(id).registration;
  return [title, description, location?.address ?? ''];
}

/** The open cases that a filing's matter has come to. */
function holdersOf(county: CountyOfCases, id: string): AppealState[] {
  const state = county.cases.get(id);
  if (!state) return [];
  const { stage } = state;
  if (stage.status !== 'closed') return [state];
  const next = stage.outcome === 'merged' ? 'merged-into' : stage.outcome === 'split' ? 'split-into' : null;
  return state.links.filter(({ kind }) => kind === next).flatMap(({ appeal }) => holdersOf(county, appeal));
}

/** Whoever must act on it reads what its citizens said and showed. */
export function checkReadable(county: CountyOfCases, filed: readonly string[]): void {
  for (const id of filed) {
    for (const holder of holdersOf(county, id)) {
      for (const actor of whoMustAct(holder)) {
        const read = JSON.stringify(viewFor(holder, actor, county.nowMs));
        const missing = [...wordsNow(county, id), photoOf(id)].filter((mark) => !read.includes(mark));
        must(
          missing.length === 0,
          'what a citizen said or showed is read by whoever must act on it',
          { filing: id, in: holder.id, reader: actor.account, missing },
          holder.links,
        );
      }
    }
  }
}

function whoMustAct(state: AppealState): Actor[] {
  const liable = liableOf(state);
  const centre: Actor = { account: 'centre', unit: state.triage.unit, role: 'centre' };
  const officer: Actor[] = liable
    ? [{ account: liable.person, unit: liable.unit, role: 'officer' }]
    : [centre];
  const { state: escalated, leader } = state.escalation;
  return escalated === 'none' || leader === null
    ? officer
    : [...officer, { account: leader, unit: null, role: 'leader' }];
}

/** Numbers that were corrected around the API in a county. Nobody computed their marks, so nobody found the person. */
const unmarked = new WeakMap<CountyOfCases, Set<string>>();

/** One person has one vote, however their filings were merged. */
export function checkOneVote(
  { id, participants, votes, joined = [] }: AppealState,
  county?: CountyOfCases,
): void {
  const living = participants.filter(({ withdrawn }) => !withdrawn);
  const lost = (county && unmarked.get(county)) ?? new Set();
  if (county) unmarked.set(county, lost);
  for (const { phone, marks } of living) if (phone !== null && !marks) lost.add(phone);
  const known = living.filter(({ phone }) => phone !== null && !lost.has(phone));
  const people = known.map(({ name, phone }) => `${name} ${phone}`);
  must(new Set(people).size === people.length, 'one person has one vote', id, living);
  const alive = new Set(living.map(({ serial }) => serial));
  const entries = joined.filter(({ becomes }) => alive.has(becomes)).map((j) => `${j.from} ${j.serial}`);
  must(
    new Set(entries).size === entries.length,
    'one entry stands for one living person',
    id,
    joined,
    living,
  );
  const voters = votes.map(({ serial }) => serial);
  must(new Set(voters).size === voters.length, 'a vote replaces the one before', id, votes);
  const gone = voters.filter((serial) => !living.some((p) => p.serial === serial));
  must(gone.length === 0, 'only living people’s votes count', id, votes, participants);
}

/** No merge moves a date later than its own rule says. */
export function checkMerged({ before, events, after }: Moment, county: CountyOfCases): void {
  const absorbed = events.find(({ type }) => type === 'absorbed');
  if (absorbed && events.length === 1) checkAbsorbed(before, absorbed, after, county);
}

/** What is owed, or goes on should a completion in review be returned. */
const completeOf = ({ obligations, stage }: AppealState) =>
  stage.status === 'reviewing'
    ? stage.completion.obligation
    : obligations.find(({ kind }) => kind === 'complete');

function checkAbsorbed(before: AppealState, event: AppealEvent, after: AppealState, county: CountyOfCases) {
  // A merge that makes a case critical ends its hold, which moves dates by a rule of its own.
  if (before.hold && !after.hold) return;
  const dates = { was: before.overallDueAtMs, is: after.overallDueAtMs };
  must(dates.is <= dates.was, 'a merge moves the master’s date to no later one', dates, event);
  const [was, is] = [completeOf(before), completeOf(after)];
  if (was && is) must(is.dueAtMs <= was.dueAtMs, 'nor its completion', was, is);
  if (is && (event.data as { overallDueAtMs?: number }).overallDueAtMs !== undefined) {
    const leastMs = dueAtMs(before.calendar, limitsOf(before).leastAfterMove, event.atMs);
    must(
      is.dueAtMs <= Math.max(dates.is, leastMs),
      'and the work has the earlier date, or its least',
      is,
      event,
    );
  }
  const duplicate = county.caseOf((event.data as { from: string }).from);
  if (!isPlain(before) || !isPlain(duplicate) || before.category.id !== duplicate.category.id) return;
  must(
    dates.is <= duplicate.overallDueAtMs,
    'a merge postpones no case: the earlier limit holds',
    { ...dates, duplicate: duplicate.overallDueAtMs },
    event,
  );
}

/** Nobody has moved its date so far. */
const isPlain = ({ hold, holds, extensions, rulings, links }: AppealState): boolean =>
  hold === null &&
  holds.length === 0 &&
  extensions === 0 &&
  rulings === 0 &&
  links.every(({ kind }) => kind === 'repeats');

/** A part of a split is due no later than the whole was; a hold that it ends moves dates by a rule of its own. */
export function checkPart(whole: AppealState, part: AppealState): void {
  if (whole.hold) return;
  if (part.category.id === whole.category.id)
    must(
      part.overallDueAtMs <= whole.overallDueAtMs,
      'a split moves the case’s date to no later one',
      { whole: whole.overallDueAtMs, part: part.overallDueAtMs },
      part.id,
    );
  const [was, is] = [completeOf(whole), completeOf(part)];
  if (was && is) must(is.dueAtMs <= was.dueAtMs, 'nor its completion', was, is);
}
