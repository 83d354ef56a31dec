import type { Appeal } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { dictionary, useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { Instant } from '../parts/time.tsx';

const aboutTexts = dictionary({
  zh: {
    denials: '各单位的职责异议',
    basis: '依据：',
    request: (kind: string) => `申请：${kind}`,
    until: '拟到',
    completion: '办结说明',
    order: '督办要求',
    due: '期限',
    swept: (opened: number, closed: number) => `已部署过举一反三：新立 ${opened} 件，销号 ${closed} 件。`,
    takeover: '到红灯仍未领办的，转由代管领导领办。',
  },
  en: {
    denials: 'What the units say against it',
    basis: 'Basis: ',
    request: (kind: string) => `Asked for: ${kind}`,
    until: 'until',
    completion: 'Statement of the result',
    order: 'The order',
    due: 'due',
    swept: (opened: number, closed: number) =>
      `A sweep was ordered before: ${opened} opened, ${closed} closed.`,
    takeover: 'A takeover that turns red passes to the deputy.',
  },
});

/** Shows above a decision's form what it is about: denials, the request, the statement, the order. */
export function About({ appeal, command }: { readonly appeal: Appeal; readonly command: string }) {
  switch (command) {
    case 'rule':
    case 'convene':
    case 'take-over':
      return (
        <>
          <Denials appeal={appeal} />
          <LeaderDates appeal={appeal} />
        </>
      );
    case 'accept-transfer':
    case 'refuse-transfer':
      return <Requests appeal={appeal} kind="transfer" />;
    case 'answer-help':
      return <Requests appeal={appeal} kind="help" />;
    case 'decide-extension':
      return <Requests appeal={appeal} kind="extension" />;
    case 'decide-pause':
      return <Requests appeal={appeal} kind="pause" />;
    case 'decide-objection':
      return <Requests appeal={appeal} kind="objection" />;
    case 'approve':
    case 'return':
    case 'record-call-back':
      return <Completion appeal={appeal} />;
    case 'order-sweep':
      return <Sweep appeal={appeal} />;
    case 'reply-order':
      return <Orders appeal={appeal} />;
    default:
      return null;
  }
}

interface Of {
  readonly appeal: Appeal;
}

/** Denials side by side, each with its grounds and its basis. */
function Denials({ appeal }: Of) {
  const texts = useTexts(aboutTexts);
  const county = useCountyNames();
  if (appeal.denials.length === 0) return null;
  return (
    <section className="about">
      <h3>{texts.denials}</h3>
      <div className="side-by-side">
        {appeal.denials.map(({ unit, grounds, basis, at }) => (
          <article key={`${unit} ${at}`}>
            <h4>
              {county.unit(unit)} <Instant at={at} />
            </h4>
            <p>{grounds}</p>
            <p className="soft">
              {texts.basis}
              {basis}
            </p>
          </article>
        ))}
      </div>
    </section>
  );
}

/** Says by when the leader owes what, and when it falls to the deputy. */
function LeaderDates({ appeal }: Of) {
  const texts = useTexts(aboutTexts);
  const name = useNames();
  const county = useCountyNames();
  const owed = appeal.obligations.filter(({ kind }) => kind.startsWith('leader-'));
  if (owed.length === 0) return null;
  return (
    <section className="about">
      {owed.map(({ id, kind, person, dueAt }) => (
        <p key={id}>
          {county.person(person)} {name('obligations', kind)} {texts.due} <Instant at={dueAt} />
          {kind === 'leader-takeover' && <span className="soft"> {texts.takeover}</span>}
        </p>
      ))}
    </section>
  );
}

function Requests({ appeal, kind }: Of & { readonly kind: string }) {
  const texts = useTexts(aboutTexts);
  const name = useNames();
  const county = useCountyNames();
  const asked = appeal.requests.filter((request) => request.kind === kind);
  return asked.map(({ by, reason, at, until }) => (
    <section className="about" key={at}>
      <h3>
        {texts.request(name('requests', kind))} · {county.unit(by.unit)} {county.person(by.account)}{' '}
        <Instant at={at} />
      </h3>
      <p>{reason}</p>
      {until && (
        <p>
          {texts.until} <Instant at={until} />
        </p>
      )}
    </section>
  ));
}

function Completion({ appeal: { completion } }: Of) {
  const texts = useTexts(aboutTexts);
  const name = useNames();
  const county = useCountyNames();
  if (!completion) return null;
  return (
    <section className="about">
      <h3>
        {texts.completion} · {name('results', completion.result)} · {county.unit(completion.by.unit)}{' '}
        <Instant at={completion.at} />
      </h3>
      <p>{completion.statement}</p>
    </section>
  );
}

/** A reply answers the oldest open order. */
function Orders({ appeal }: Of) {
  const texts = useTexts(aboutTexts);
  const name = useNames();
  const open = new Set(
    appeal.obligations.flatMap(({ kind, about }) => (kind === 'order-reply' ? [String(about)] : [])),
  );
  const order = appeal.orders.find(({ serial }) => open.has(String(serial))) ?? appeal.orders[0];
  if (!order) return null;
  return (
    <section className="about">
      <h3>
        {texts.order} · {name('orderColours', order.colour)} <Instant at={order.at} />
      </h3>
      <p>{order.instruction}</p>
    </section>
  );
}

/** How far an earlier sweep of this case has come. */
function Sweep({ appeal: { sweep } }: Of) {
  const texts = useTexts(aboutTexts);
  if (!sweep?.progress) return null;
  const { opened, closed } = sweep.progress;
  return (
    <section className="about">
      <p>{texts.swept(opened, closed)}</p>
    </section>
  );
}
