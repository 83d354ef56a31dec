import type { Collections } from '../connection.ts';
import { namedShelf } from './named-shelf.ts';
import { preferenceShelf } from './preferences.ts';
import { presenceShelf } from './presence.ts';
import type { DeskShelf, FilterQuery, StandardText } from './types.ts';

type Use = <T>(call: (all: Collections) => Promise<T>) => Promise<T>;

export const deskShelf = (use: Use): DeskShelf => ({
  preferences: preferenceShelf((call) => use(({ preferences }) => call(preferences))),
  presence: presenceShelf((call) => use(({ presences }) => call(presences))),
  filters: namedShelf<FilterQuery>((call) => use(({ filters }) => call(filters))),
  texts: namedShelf<StandardText>((call) => use(({ texts }) => call(texts))),
});
