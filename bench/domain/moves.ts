import {
  type Actor,
  type AnyCommandName,
  type AppealState,
  handle,
  isRefusal,
  register,
} from '../../domain/index.ts';
import * as sample from '../../test/support/sample-county.ts';

/** A move of a script: the command, its body, and the actor. */
export type Move = readonly [
  name: AnyCommandName,
  body: Readonly<Record<string, unknown>>,
  by: (state: Pick<AppealState, 'id'>) => Actor,
];

export const { facts } = sample;
export const housing = () => sample.housing;
export const water = () => sample.water;
export const centre = () => sample.centre;
export const supervision = () => sample.supervision;
export const leader = () => sample.leaderUrban;
export const person =
  (serial: number) =>
  ({ id }: Pick<AppealState, 'id'>): Actor => ({
    account: `citizen:${id}:${serial}`,
    unit: null,
    role: 'citizen',
  });
export const citizen = person(0);

export const filing = {
  kind: 'complaint',
  title: 'A hole in the road',
  description: 'Before number 12, since the rain.',
  category: 'road',
  citizen: { name: 'Wang Fang', phone: '13800000000' },
} as const;

/** Files a case on a Monday and makes moves that must succeed, a minute apart. */
export function filed(id: string, moves: readonly Move[]) {
  let nowMs = Date.parse('2026-03-02T10:00:00+08:00');
  const begun = register(id, filing, sample.county, citizen({ id }), nowMs);
  if (isRefusal(begun)) throw new Error(`filing was refused: ${begun.refused}`);
  let { state } = begun;
  for (const [name, body, by] of moves) {
    nowMs += 60_000;
    const done = handle(state, { name, body }, { nowMs, actor: by(state), facts });
    if (!done.ok) throw new Error(`${name} was refused: ${done.refusal.refused}`);
    state = done.state;
  }
  return { state, nowMs };
}
