import { anyOf, centre, filingOffice } from '../access/who.ts';
import { lostByMerging } from '../acts/checks.ts';
import {
  correctable,
  type FiledWords,
  marksAfter,
  withCorrected,
  wordsBefore,
  wordsIn,
} from '../acts/correcting.ts';
import { personal } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { isHalfPlace } from '../joining/distance.ts';
import type { Facts } from '../policy/policy.ts';
import type { PersonMarks } from '../state/index.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  corrected: {
    reason: string;
    now: FiledWords;
    /** The former words of the same fields. Whoever reads the words themselves reads these too. */
    was: FiledWords;
    /** The filer's marks from now on, where name or number changed. Null: nobody computed them. */
    marks?: PersonMarks | null;
    /** The number of the further code that the filer gets at the corrected telephone. */
    furtherCode?: number;
  };
}

const body = { ...correctable, reason: personal() } as const;

/**
 * A typing error is mended while the case is open, by the centre or by the office that filed. The former words stay
 * on record.
 */
export const correct = defineRule<typeof body, Events>({
  name: 'correct',
  zh: '更正登记',
  en: 'correct the filing',
  does: 'Correct a title, a text, a place or contact data that was written down wrongly; what stood there stays on record',
  body,
  by: anyOf(centre, filingOffice),
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  bars: (state) => (state.rules < 4 ? refuse('older-rules') : lostByMerging(state)),
  decide: (state, given, { facts }) => {
    const now = wordsIn(given);
    if (Object.keys(now).length === 0) return refuse('nothing-corrected');
    if (isHalfPlace(now.location)) return refuse('half-a-place');
    if (now.citizen && state.registration.anonymous) return refuse('anonymous-with-contact');
    const marks = marksAfter(state, now, facts.marks);
    return [
      draft('corrected', {
        reason: given.reason,
        now,
        was: wordsBefore(state, now),
        ...(marks === undefined ? {} : { marks }),
        ...(getsCode(now, facts) ? { furtherCode: (state.furtherCodes ?? 0) + 1 } : {}),
      }),
    ];
  },
  evolve: {
    corrected: (state, { now, marks, furtherCode }) => ({
      ...withCorrected(state, now, marks),
      ...(furtherCode === undefined ? {} : { furtherCodes: furtherCode }),
    }),
  },
});

/** The API tells the code. So a message around it brings none, nor does the same number written once more. */
const getsCode = ({ citizen }: FiledWords, { marks }: Facts): boolean =>
  citizen?.phone !== undefined && marks !== undefined && marks.was?.phone !== marks.now?.phone;
