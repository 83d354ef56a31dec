import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answered, api } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useLanguage, useSaid, useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { Failure } from '../parts/states.tsx';
import { Instant } from '../parts/time.tsx';
import { bodyOf, isComplete, type Typed } from './filing.ts';
import { filingTexts } from './texts.ts';

const waitMs = 600;

/** Shows what filing would do: the unit, the limits and their days, and the citizen's sentence. Nothing happens by it. */
export function Forecast({ typed }: { readonly typed: Typed }) {
  const texts = useTexts(filingTexts);
  const name = useNames();
  const county = useCountyNames();
  const said = useSaid();
  const { language } = useLanguage();
  const settled = useSettled(typed);
  const body = bodyOf(settled);
  const asks = isComplete(settled);
  const query = useQuery({
    queryKey: ['forecast', body],
    queryFn: () =>
      answered(
        api.POST('/v1/appeals', { params: { query: { dryRun: 'true' } }, body: body as never }),
      ) as Promise<Dry>,
    enabled: asks,
    gcTime: 0,
    refetchInterval: false,
    retry: false,
  });
  const dry = query.data;
  return (
    <section className="forecast" aria-live="polite" aria-busy={asks && query.isFetching}>
      <h2>{texts.what}</h2>
      {!asks && <p className="soft">{texts.whatWaits}</p>}
      {asks && query.error && <Failure error={query.error} />}
      {asks && dry && (
        <ol>
          <li>{goesTo(dry, texts, (ids) => ids.map(county.unit).join(language === 'zh' ? '、' : ', '))}</li>
          {dry.opened.map((obligation) => (
            <li key={obligation.id}>
              {texts.due(name('obligations', obligation.kind))} <Instant at={obligation.dueAt} />
              <details>
                <summary>{texts.why}</summary>
                {said(obligation.explanation)}
              </details>
            </li>
          ))}
          {dry.citizenReads && <li>{said(dry.citizenReads)}</li>}
          {dry.warnings.map((warning) => (
            <li key={warning.code}>{said(warning)}</li>
          ))}
        </ol>
      )}
    </section>
  );
}

interface Words {
  readonly zh: string;
  readonly en: string;
}
interface Dry {
  readonly dispatch: {
    readonly unit: string | null;
    readonly helpers: readonly string[];
    readonly pool: readonly string[] | null;
  } | null;
  readonly opened: readonly {
    readonly id: string;
    readonly kind: string;
    readonly dueAt: string;
    readonly explanation: Words;
  }[];
  readonly citizenReads: Words | null;
  readonly warnings: readonly ({ readonly code: string } & Words)[];
}
type Texts = (typeof filingTexts)['zh'];

function goesTo({ dispatch }: Dry, texts: Texts, named: (ids: readonly string[]) => string): string {
  if (dispatch?.pool) return texts.goesToPool(named(dispatch.pool));
  if (!dispatch?.unit) return texts.noRule;
  const helpers = dispatch.helpers.length > 0 ? ` ${texts.helpers(named(dispatch.helpers))}` : '';
  return `${texts.goesTo(named([dispatch.unit]))}${helpers}`;
}

/** Waits until nobody has typed for a moment. */
function useSettled(typed: Typed): Typed {
  const [settled, settle] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => settle(typed), waitMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}
