import { defineSearchAttributeKey, type SearchAttributePair, SearchAttributeType } from '@temporalio/common';
import { type AppealState, liableOf, worstLight } from '../domain/index.ts';

/** What operators and lists in Temporal search by. No personal data; every one is a Keyword. */
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

/** The unit is whoever must answer for the case; once it is closed, the last that had to. */
export const searchValuesOf = (state: AppealState): SearchValues => ({
  status: state.stage.status,
  light: worstLight(state.obligations),
  unit: liableOf(state)?.unit ?? state.spans.at(-1)?.unit ?? state.triage.unit,
  leader: state.escalation.state === 'none' ? null : state.escalation.leader,
  category: state.category.id,
});

/** For a start: every attribute that has a value. */
export const startAttributes = (state: AppealState): SearchAttributePair[] => {
  const values = searchValuesOf(state);
  return searchAttributeFields.flatMap((field) => {
    const value = values[field];
    return value === null ? [] : [{ key: searchAttributeKeys[field], value }];
  });
};
