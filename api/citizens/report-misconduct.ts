import type { County } from '../../county/index.ts';
import { optional, personal, personalLine } from '../../domain/body/shape.ts';
import { type AppealState, isRefusal, openReport } from '../../domain/index.ts';
import { type StartingNeeds, startCase } from '../appeals/start-case.ts';
import { refusalProblem } from '../http/problem.ts';
import type { AppealIds } from '../ids/appeal-id.ts';
import { type FilingKeyNeeds, filingKeyOf, keysForFiling, sealBody } from '../personal-data/person-texts.ts';
import { citizenOf } from './on-file.ts';

export type ReportNeeds = StartingNeeds &
  FilingKeyNeeds & { readonly county: Pick<County, 'categories' | 'atRegistration'> };

export const reportBody = { text: personal(8000), about: optional(personalLine(200)) } as const;

export interface Report {
  /** The code's holder as `citizen:APPEAL:SERIAL`. It enters keyed hashes only. */
  readonly by: string;
  readonly text: string;
  readonly about?: string;
  readonly key: string;
  readonly keyGiven: boolean;
}

/**
 * Starts a confidential case from the code of another. It changes nothing in that case, and no stored data of the
 * report names that case.
 */
export async function reportMisconduct(
  deps: ReportNeeds,
  ids: AppealIds,
  { by, text, about, key, keyGiven }: Report,
): Promise<AppealState> {
  const { county } = deps;
  const category = county.categories.find(({ confidential }) => confidential)?.id ?? 'misconduct';
  const keys = await keysForFiling(deps);
  const sealed = sealBody(reportBody, { text, about }, filingKeyOf(keys));
  return startCase(deps, ids, {
    account: `report ${by}`,
    key,
    keyGiven,
    keys,
    content: ['report-misconduct', { text, about }],
    decided: (id, nowMs) => {
      const reporter = citizenOf(id, 0);
      const kept = county.atRegistration(category, reporter, nowMs);
      if (isRefusal(kept)) throw refusalProblem(kept);
      return openReport(id, { text: sealed.text, about: sealed.about ?? null }, kept, reporter, nowMs);
    },
  });
}
