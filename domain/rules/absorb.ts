import { type Brought, broughtBody, taken, withBrought } from '../absorbing.ts';
import { asksTheCitizen } from '../escalation.ts';
import { draft } from '../event.ts';
import { ends } from '../ledger.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { rule } from '../rule.ts';
import { appeal, group, instant, integer, list, optional, personal } from '../shape.ts';
import type { Participant } from '../state.ts';
import { system } from '../who.ts';
import { asksCitizen } from './approve.ts';

interface Events {
  absorbed: { from: string; registeredAtMs: number; newcomers: readonly Participant[] } & Brought;
}

const newcomer = {
  serial: integer(0, 100_000),
  name: optional(personal(100)),
  phone: optional(personal(40)),
  from: optional(appeal),
} as const;
const body = {
  from: appeal,
  registeredAt: instant,
  newcomers: list(group(newcomer), 0, 500),
  ...broughtBody,
} as const;

/** A master takes a duplicate's people in. One that is closed, or is merging itself, refuses. */
export const absorb = rule<typeof body, Events>({
  name: 'absorb',
  zh: '接收并案',
  en: 'Take a duplicate’s people in (given by the duplicate, not by a person)',
  body,
  by: system,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  bars: ({ merging, stage }) => {
    if (stage.status === 'rating' && stage.subject === 'decline') return refuse('declined-object-only');
    return merging ? refuse('merging', { into: merging.into }) : null;
  },
  decide: (state, { from, registeredAt, newcomers, ...more }, { nowMs }) => {
    const given = taken(state, more, registeredAt, nowMs);
    if (isRefusal(given)) return given;
    const next = Math.max(...state.participants.map((p) => p.serial), 0) + 1;
    const joined = newcomers.map(
      (p, i): Participant => ({
        serial: next + i,
        name: p.name ?? null,
        phone: p.phone ?? null,
        from: p.from ?? from,
        withdrawn: false,
      }),
    );
    const window =
      state.stage.status === 'rating'
        ? [...ends(state, asksTheCitizen, 'void'), asksCitizen(state, nowMs)]
        : [];
    const data = { from, registeredAtMs: Date.parse(registeredAt), newcomers: joined, ...given.brought };
    return [draft('absorbed', data, [...window, ...given.ledger])];
  },
  evolve: {
    absorbed: (state, { from, registeredAtMs, newcomers, ...brought }) => ({
      ...withBrought(state, brought),
      participants: [...state.participants, ...newcomers],
      links: [...state.links, { kind: 'merged-from', appeal: from, registeredAtMs }],
    }),
  },
});
