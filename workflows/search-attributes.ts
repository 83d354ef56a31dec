import { defineSearchAttributeKey, type SearchAttributePair, SearchAttributeType } from '@temporalio/common';
import { type AppealState, liableOf, worstLight } from '../domain/index.ts';

/** Attributes by which operators search in Temporal. They hold no personal data, and all are Keywords. */
const keyword = (name: string) => defineSearchAttributeKey(name, SearchAttributeType.KEYWORD);

export const searchAttributeKeys = {
  status: keyword('AppealStatus'),
  light: keyword('AppealLight'),
  unit: keyword('AppealUnit'),
  leader: keyword('AppealLeader'),
  category: keyword('AppealCategory'),
} as const;
type Field = keyof typeof searchAttributeKeys;
export const searchAttributeFields = Object.keys(searchAttributeKeys) as readonly Field[];

export type SearchValues = Readonly<Record<Field, string | null>>;

/** The unit is the one that must answer for the case, or was the last one before the close. */
export const searchValuesOf = (state: AppealState): SearchValues => ({
  status: state.stage.status,
  light: worstLight(state.obligations),
  unit: liableOf(state)?.unit ?? state.spans.at(-1)?.unit ?? state.triage.unit,
  leader: state.escalation.state === 'none' ? null : state.escalation.leader,
  category: state.category.id,
});

/** Every attribute that has a value, for a start. */
export const startAttributes = (state: AppealState): SearchAttributePair[] => {
  const values = searchValuesOf(state);
  return searchAttributeFields.flatMap((field) => {
    const value = values[field];
    return value === null ? [] : [{ key: searchAttributeKeys[field], value }];
  });
};
