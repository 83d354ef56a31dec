import { Progress } from 'antd';
import type { ReactNode } from 'react';
import type { Appeal } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { Instant } from '../parts/time.tsx';
import { factsOf } from './entry-facts.ts';
import { Facts } from './facts.tsx';
import { caseTexts } from './texts.ts';

type Data = Readonly<Record<string, unknown>>;

/** The card of requests, denials, rulings, promises, orders and ratings. A case without any has no such card. */
export function Affairs({ appeal }: { readonly appeal: Appeal }) {
  const texts = useTexts(caseTexts);
  const affairs = useAffairs(appeal);
  if (affairs.length === 0 && appeal.denials.length === 0 && !appeal.sweep) return null;
  return (
    <section className="card" aria-labelledby="affairs-title">
      <h2 id="affairs-title">{texts.affairs}</h2>
      <Denials denials={appeal.denials} />
      <dl className="affairs">
        {affairs.map(({ title, at, data }) => (
          <Affair key={`${title} ${at ?? ''}`} title={title} at={at}>
            <Facts facts={factsOf(data)} />
          </Affair>
        ))}
        {appeal.sweep && <Sweep sweep={appeal.sweep} />}
      </dl>
    </section>
  );
}

interface AffairProps {
  readonly title: string;
  readonly at?: string | null | undefined;
  readonly children: ReactNode;
}

function Affair({ title, at, children }: AffairProps) {
  return (
    <div>
      <dt>
        <b>{title}</b> <Instant at={at} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

interface AffairData {
  readonly title: string;
  readonly at?: string | null | undefined;
  readonly data: Data;
}

function useAffairs(appeal: Appeal): readonly AffairData[] {
  const texts = useTexts(caseTexts);
  const name = useNames();
  const county = useCountyNames();
  const { escalation, hold, promise, completion, ratings, conference } = appeal;
  const { ruling, reason } = escalation;
  const one = (title: string, data: Data | null | undefined, at?: string | null): readonly AffairData[] =>
    data ? [{ title, data: withoutTime(data), at }] : [];
  return [
    ...appeal.requests.flatMap((request) =>
      one(texts.pending(name('requests', request.kind)), request as Data, request.at),
    ),
    ...one(texts.hold, hold as Data | null, hold?.from),
    ...(escalation.state === 'none' || ruling
      ? []
      : one(
          texts.escalated(name('escalationReasons', reason)),
          { leader: escalation.leader },
          escalation.raisedAt,
        )),
    ...escalation.meetings.flatMap((meeting) => one(texts.meeting, { ...meeting })),
    ...one(texts.ruled, ruling as Data | null, escalation.ruledAt),
    ...appeal.helpers.flatMap((helper) =>
      one(`${texts.helper} ${county.unit(helper.unit)} · ${name('helperStates', helper.state)}`, {
        person: helper.person,
        statement: helper.statement,
      }),
    ),
    ...appeal.orders.flatMap((order) =>
      one(
        texts.order(order.serial, name('orderColours', order.colour)),
        { ...order, colour: null },
        order.at,
      ),
    ),
    ...appeal.urges.flatMap((urge) => one(texts.urged, { reason: urge.reason }, urge.at)),
    ...one(texts.promised, promise as Data | null, promise?.at),
    ...one(texts.answered, appeal.answer as Data | null, appeal.answer?.at),
    ...one(texts.completed, completion as Data | null, completion?.at),
    ...appeal.callBacks.flatMap((call) => one(texts.called, call as Data, call.at)),
    ...ratings.flatMap((rating) => one(texts.rated, rating as Data, rating.at)),
    ...one(texts.conference, conference as Data | null, conference?.at),
    ...appeal.sanctions.flatMap((sanction) =>
      one(`${texts.sanction} · ${name('sanctions', sanction.kind)}`, { ...sanction }, sanction.at),
    ),
  ];
}

/** The instant of an affair stands in its title, but a meeting's own instant is what it tells. */
const withoutTime = (data: Data): Data => {
  const { at, ...rest } = data;
  return 'place' in data ? data : rest;
};

/** Each unit's grounds beside the other's, for the leader who rules. */
function Denials({ denials }: { readonly denials: Appeal['denials'] }) {
  const texts = useTexts(caseTexts);
  const county = useCountyNames();
  if (denials.length === 0) return null;
  return (
    <section aria-label={texts.denials} className="denials">
      {denials.map(({ unit, grounds, basis, at }) => (
        <article key={`${unit} ${at}`}>
          <h3>{county.unit(unit)}</h3>
          <Facts facts={factsOf({ grounds, basis })} />
          <span className="soft">
            <Instant at={at} />
          </span>
        </article>
      ))}
    </section>
  );
}

function Sweep({ sweep }: { readonly sweep: NonNullable<Appeal['sweep']> }) {
  const texts = useTexts(caseTexts);
  const { progress } = sweep;
  return (
    <Affair title={texts.swept} at={sweep.orderedAt}>
      <Facts
        facts={factsOf({ query: sweep.query, place: sweep.place, units: sweep.units, dueAt: sweep.dueAt })}
      />
      {progress && (
        <Progress
          percent={progress.opened === 0 ? 0 : Math.round((100 * progress.closed) / progress.opened)}
          aria-label={texts.sweepDone(progress.closed, progress.opened)}
          format={() => texts.sweepDone(progress.closed, progress.opened)}
        />
      )}
    </Affair>
  );
}
