import { stageTerms } from './case-terms.ts';
import { instantWording, type Naming, named, termOf } from './places.ts';
import type { Wording } from './wording.ts';

interface Standing {
  readonly status: string;
  readonly unit: string | null;
  /** ISO 8601, or null where nothing is awaited. */
  readonly dueAt: string | null;
}

/** The sentence by which a citizen learns how the case stands: its stage, who answers for it, and until when. */
export function citizenReads({ status, unit, dueAt }: Standing, naming: Naming): Wording {
  const stage = termOf(stageTerms, status);
  const who = unit === null ? null : named(naming, 'unit', unit);
  const until = dueAt === null ? null : instantWording(dueAt, naming, true);
  return {
    zh: `您的诉求现处“${stage.zh}”环节${who ? `，由${who.zh}负责` : ''}${until ? `，期限${until.zh}` : ''}。`,
    en: `Your case is at the stage “${stage.en}”${who ? `; ${who.en} answers for it` : ''}${until ? `, until ${until.en}` : ''}.`,
  };
}
