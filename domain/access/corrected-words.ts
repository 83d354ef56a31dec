import { isRecord } from '../body/shape.ts';
import type { AppealState } from '../state/index.ts';
import { everybody, type Field } from './field-readers.ts';
import { fields } from './fields.ts';
import { readsHeadline, readsOwnFiling } from './own-words.ts';
import type { Reader } from './reader.ts';

/** A correction shows its words, the former ones too, to those who read the words themselves. */

type Reads = (state: AppealState, reader: Reader) => boolean;
const readsContact: Reads = (_, { audience }) => fields.citizen.whole.includes(audience);

const reads: Readonly<Record<string, Reads>> = {
  title: readsHeadline,
  description: readsHeadline,
  location: readsOwnFiling,
  citizen: readsContact,
};

const words: Field<unknown> = {
  whole: [],
  parts: [
    {
      for: everybody,
      zh: '仅可读取该内容者可见',
      en: 'for those who read these words',
      of: (value, reader, state) =>
        isRecord(value)
          ? Object.fromEntries(Object.entries(value).filter(([name]) => reads[name]?.(state, reader)))
          : {},
    },
  ],
};

/** The reason of a correction may quote a number. */
const reason: Field<unknown> = { whole: fields.citizen.whole, instead: '' };

export const corrected: Readonly<Record<string, Field<unknown>>> = { now: words, was: words, reason };
