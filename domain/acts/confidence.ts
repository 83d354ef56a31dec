import { draft } from '../event/event.ts';
import { closed, closingLedger } from '../owed/closing.ts';
import type { Category } from '../policy/policy.ts';
import type { AppealState, Link, Opening } from '../state/index.ts';

/**
 * A matter that belongs to the discipline office, or does not, continues as another case. Nobody who read the first
 * one reads on in the second.
 */
export interface ConfidenceEvents {
  'confidence-changed': {
    readonly reason: string;
    readonly appeal: string;
    readonly category: Category;
    readonly opening: Opening;
  };
}

/** The id derives from this case, so a repeated opening is recognised. */
const nextId = ({ id }: AppealState): string => `${id}-1`;

/** Closes the case, and opens the one in which it continues. */
export function confidenceDraft(state: AppealState, category: Category, reason: string) {
  const data = { reason, appeal: nextId(state), category, opening: openingOf(state, category) };
  return draft('confidence-changed', data, closingLedger(state));
}

function openingOf(state: AppealState, category: Category): Opening {
  const { registration, participants, filerIs, links } = state;
  const opening: Opening = {
    why: 'moved',
    from: state.id,
    kind: category.confidential ? 'misconduct' : 'complaint',
    title: registration.title,
    description: registration.description,
    category: category.id,
    area: registration.area,
    ...(registration.areaId === undefined ? {} : { areaId: registration.areaId }),
    location: registration.location,
    citizen: registration.citizen,
    anonymous: registration.anonymous,
    channel: registration.channel,
    registeredAtMs: state.registeredAtMs,
    participants,
    ...(filerIs === undefined ? {} : { filerIs }),
    lead: null,
    dueAtMs: null,
    occurredAt: registration.occurredAt,
    attachments: registration.attachments,
    declared: registration.declared,
    // Codes from before open it too.
    links: links.filter(({ kind }) => kind === 'split-from' || kind === 'moved-from'),
  };
  return category.confidential ? opening : withoutReporter(opening);
}

/** A reporter spoke to the discipline office alone. The units learn no name, and the code opens the new case. */
const withoutReporter = (opening: Opening): Opening => ({
  ...opening,
  citizen: null,
  anonymous: true,
  participants: opening.participants.map(({ serial, withdrawn }) => ({
    serial,
    name: null,
    phone: null,
    from: null,
    withdrawn,
  })),
});

export const confidenceEvolvers = {
  'confidence-changed': (
    state: AppealState,
    { reason, appeal, category, opening }: ConfidenceEvents['confidence-changed'],
    { atMs, seq }: { readonly atMs: number; readonly seq: number },
  ): AppealState => {
    const link: Link = { kind: 'moved-into', appeal, registeredAtMs: null };
    return {
      ...closed(state, 'declined', atMs),
      ...(category.confidential ? drawnIn(state, category) : {}),
      decline: { reason: 'moved', explanation: reason, atMs },
      links: [...state.links, link],
      effects: [...state.effects, { id: `${state.id}:${seq}:1`, kind: 'open-appeal', appeal, opening }],
    };
  },
};

/** The case that stays behind is as confidential as the one that went on. */
const drawnIn = ({ registration }: AppealState, category: Category) => ({
  category,
  registration: { ...registration, category: category.id },
});
