import { useQuery } from '@tanstack/react-query';
import { type Appeal, answered, api, type Obligation, type Schemas } from '../app/api.ts';
import { useNow } from '../app/clock.ts';
import { useCountyNames } from '../app/county.ts';
import { useSaid, useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { Light } from '../parts/light.tsx';
import { Instant } from '../parts/time.tsx';
import { type Span, spansOf } from './spans.ts';
import { caseTexts } from './texts.ts';

type Line = Schemas['LiabilityLine'];

/** The ledger as a band: a span for each liable unit, then the time that is left. */
export function Band({ appeal }: { readonly appeal: Appeal }) {
  const texts = useTexts(caseTexts);
  const nowMs = useNow();
  const { id, version, liable } = appeal;
  const { data } = useQuery({
    queryKey: ['case', id, 'liability', version],
    queryFn: () => answered(api.GET('/v1/appeals/{id}/liability', { params: { path: { id } } })),
    placeholderData: (before: readonly Line[] | undefined) => before as Line[] | undefined,
  });
  const deadline = deadlineOf(appeal);
  if (!data) return null;
  if (data.length === 0) return <p className="soft">{texts.nobody}</p>;
  const spans = spansOf(data, nowMs, liable && deadline ? Date.parse(deadline.dueAt) : null);
  // After a redispatch the first receiver is not the unit that was liable first.
  const first = spans.find((span) => span.kind !== 'ahead' && span.unit === appeal.firstReceiver);
  return (
    <div className="ledger">
      <ol className="band" aria-label={texts.band}>
        {spans.map((span) => (
          <SpanOfBand key={span.from} span={span} first={span === first} deadline={deadline} />
        ))}
      </ol>
      {deadline && <Deadline deadline={deadline} />}
    </div>
  );
}

/** Finds the deadline of the liable unit: the completion, or what comes before it. */
function deadlineOf({ obligations, liable }: Appeal): Obligation | null {
  const own = obligations.filter(({ unit, role }) => unit === liable?.unit && role !== 'citizen');
  return own.find(({ kind }) => kind === 'complete') ?? own[0] ?? null;
}

interface SpanProps {
  readonly span: Span;
  readonly first: boolean;
  readonly deadline: Obligation | null;
}

function SpanOfBand({ span, first, deadline }: SpanProps) {
  const texts = useTexts(caseTexts);
  const name = useNames();
  const county = useCountyNames();
  const share = { flexGrow: span.share };
  if (span.kind === 'ahead') {
    return (
      <li className="ahead" style={share}>
        <Instant at={deadline?.dueAt} />
      </li>
    );
  }
  const whys = span.whys.map((why) => name('liabilityReasons', why)).join(texts.comma);
  const who = `${county.unit(span.unit)} · ${first ? `${texts.firstReceiver} · ` : ''}${county.person(span.person)}`;
  return (
    <li className={span.to === null ? 'now' : ''} style={share} title={`${who} · ${whys}`}>
      <b>{who}</b>
      <span className="soft">
        <Instant at={span.from} /> {whys}
      </span>
    </li>
  );
}

/** The day that counts, its lights, and how it came about. */
function Deadline({ deadline }: { readonly deadline: Obligation }) {
  const texts = useTexts(caseTexts);
  const said = useSaid();
  const name = useNames();
  return (
    <details className="why">
      <summary>
        <span className="soft">{name('obligations', deadline.kind)}</span>
        {deadline.yellowAt && (
          <span>
            <Light light="yellow" /> <Instant at={deadline.yellowAt} />
          </span>
        )}
        <span>
          <Light light="red" /> <Instant at={deadline.dueAt} />
        </span>
        <span className="asks">{texts.why}</span>
      </summary>
      <p>{said(deadline.explanation)}</p>
    </details>
  );
}
