import { Alert } from 'antd';
import { type Appeal, isProblem, type Obligation } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useLanguage, useSaid, useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { shortInstant } from '../parts/instants.ts';
import { Failure } from '../parts/states.tsx';
import type { DryRun, Foreseen } from './dry-run.ts';
import { previewTexts } from './preview-texts.ts';

interface PreviewProps extends Foreseen {
  /** The case as it is now. A filing has none. */
  readonly before?: Pick<Appeal, 'status' | 'liable' | 'escalation' | 'overallDueAt'>;
  /** Enough is filled in to ask. */
  readonly isComplete: boolean;
}

/** Says in sentences what an act will do: who is liable then, what falls due when and why, what the citizen reads. */
export function Preview({ dry, error, isAsking, isComplete, before }: PreviewProps) {
  const texts = useTexts(previewTexts);
  return (
    <section className="preview" aria-live="polite" aria-busy={isAsking}>
      <h3>{texts.title}</h3>
      {!isComplete && <p className="soft">{texts.waits}</p>}
      {isComplete && dry && <Sentences dry={dry} before={before} />}
      {isComplete && Boolean(error) && <Refused error={error} />}
    </section>
  );
}

/** A refusal that the act would meet. Faults of fields stand at the fields. */
function Refused({ error }: { readonly error: unknown }) {
  const texts = useTexts(previewTexts);
  const said = useSaid();
  if (!isProblem(error) || error.status === 0 || error.status >= 500) return <Failure error={error} />;
  if (error.status === 401) return null;
  return <Alert type="warning" title={`${texts.refused}${said(error.said)}`} />;
}

function Sentences({ dry, before }: { readonly dry: DryRun; readonly before: PreviewProps['before'] }) {
  const texts = useTexts(previewTexts);
  const name = useNames();
  const said = useSaid();
  const lines = useLines(dry, before);
  const settled = [...new Set(dry.ended.map(({ kind }) => name('obligations', kind)))];
  const { moved = [] } = dry;
  const isQuiet = lines.length === 0 && moved.length === 0 && dry.opened.length === 0 && settled.length === 0;
  return (
    <ul>
      {dry.warnings.map((warning) => (
        <li key={warning.code} className="warned">
          {said(warning)}
        </li>
      ))}
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {dry.opened.map((obligation) => (
        <Owed key={obligation.id} obligation={obligation} />
      ))}
      {moved.map((obligation) => (
        <Owed key={obligation.id} obligation={obligation} isMoved />
      ))}
      {settled.length > 0 && <li>{texts.settles(settled.join(texts.comma))}</li>}
      {isQuiet && <li>{texts.nothing}</li>}
      {dry.citizenReads && (
        <li>
          {texts.reads}
          <blockquote>{said(dry.citizenReads)}</blockquote>
        </li>
      )}
    </ul>
  );
}

/** Stage, liability and leader, so far as they change or are at stake. */
function useLines(dry: DryRun, before: PreviewProps['before']): readonly string[] {
  const texts = useTexts(previewTexts);
  const name = useNames();
  const county = useCountyNames();
  const join = (ids: readonly string[]) => ids.map(county.unit).join(texts.comma);
  const lines: string[] = [];
  if (dry.dispatch !== undefined && before === undefined) lines.push(...goesTo(dry, texts, join));
  if (before && dry.status !== before.status) lines.push(texts.stage(name('stages', dry.status)));
  const who = dry.liable
    ? `${county.unit(dry.liable.unit)} ${county.person(dry.liable.person)}`.trim()
    : null;
  const isSame = before?.liable?.unit === dry.liable?.unit && before?.liable?.person === dry.liable?.person;
  if (who) lines.push(isSame ? texts.stays(who) : texts.liable(who));
  else if (before?.liable) lines.push(texts.nobody);
  if (dry.leader && dry.leader !== before?.escalation.leader) {
    lines.push(texts.leader(county.person(dry.leader)));
  }
  // A date that moves with the completion is told there.
  const isOther = dry.overallDueAt !== undefined && dry.overallDueAt !== before?.overallDueAt;
  const isTold = dry.moved?.some(({ dueAt }) => dueAt === dry.overallDueAt);
  if (before && isOther && !isTold) lines.push(texts.overall(shortInstant(dry.overallDueAt)));
  return lines;
}

type Texts = (typeof previewTexts)['zh'];

function goesTo({ dispatch }: DryRun, texts: Texts, join: (ids: readonly string[]) => string): string[] {
  if (dispatch?.pool) return [texts.pool(join(dispatch.pool))];
  if (!dispatch?.unit) return [texts.noRule];
  const helpers = dispatch.helpers.length > 0 ? [texts.helpers(join(dispatch.helpers))] : [];
  return [texts.goesTo(join([dispatch.unit])), ...helpers];
}

interface OwedProps {
  readonly obligation: Obligation;
  /** It was owed before, with another date. */
  readonly isMoved?: boolean;
}

/** One date with its reason, day by day. */
function Owed({ obligation, isMoved = false }: OwedProps) {
  const texts = useTexts(previewTexts);
  const name = useNames();
  const county = useCountyNames();
  const { language } = useLanguage();
  const { kind, role, unit, person, dueAt, explanation } = obligation;
  const at = shortInstant(dueAt);
  const what = name('obligations', kind);
  const who = `${county.unit(unit)} ${county.person(person)}`.trim() || name('roles', role);
  return (
    <li>
      {isMoved
        ? texts.moves(what, at)
        : role === 'citizen'
          ? texts.citizenOwes(what, at)
          : texts.owes(who, what, at)}
      <details>
        <summary>{texts.why}</summary>
        {explanation[language]}
      </details>
    </li>
  );
}
