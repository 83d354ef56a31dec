import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answered, api } from '../app/api.ts';
import { useInboxCounts } from '../app/counts.ts';
import { useCountyNames, usePeople, useUnits } from '../app/county.ts';
import { useMe } from '../app/gate.tsx';
import { useTexts } from '../app/language.tsx';
import { Light, type LightColour } from '../parts/light.tsx';
import { todayTexts } from './texts.ts';

type Search = Readonly<Record<string, string>>;
interface Tile {
  readonly title: string;
  readonly search: Search;
  readonly light?: LightColour;
}
const open = 'registered,pooled,assigned,handling,reviewing,rating';

/** The numbers that a role looks at first. Each leads to the list that it counts. */
export function Glance() {
  const texts = useTexts(todayTexts);
  const tiles = useTiles();
  const counted = useQueries({ queries: tiles.map(({ search }) => counting(search)) });
  const { isHead, unit } = useHead();
  const { role } = useMe();
  if (tiles.length === 0) return null;
  return (
    <section className="glance" aria-label={texts.glance}>
      <ul>
        {tiles.map(({ title, search, light }, index) => (
          <li key={title}>
            <Link to="/appeals" search={search}>
              <b>{counted[index]?.data?.total ?? '–'}</b>{' '}
              <span>{light ? <Light light={light} word={title} /> : title}</span>
            </Link>
          </li>
        ))}
      </ul>
      {role === 'officer' && isHead && unit && <Carriers unit={unit} />}
    </section>
  );
}

const counting = (search: Search, by?: string) => ({
  queryKey: ['lists', 'counts', search, by],
  queryFn: () =>
    answered(api.GET('/v1/counts', { params: { query: { ...search, ...(by ? { by } : {}) } as never } })),
});

/** Tells whether the reader leads the unit. */
function useHead(): { readonly isHead: boolean; readonly unit: string | null } {
  const { account, unit } = useMe();
  const own = useUnits().find(({ id }) => id === unit);
  return { isHead: own !== undefined && own.head === account, unit };
}

function useTiles(): readonly Tile[] {
  const texts = useTexts(todayTexts);
  const { role, account, unit } = useMe();
  const { isHead } = useHead();
  const endsAt = useInboxCounts()?.todayEndsAt;
  const lights = (more: Search): readonly Tile[] => [
    { title: texts.red, search: { status: open, light: 'red', ...more }, light: 'red' },
    { title: texts.yellow, search: { status: open, light: 'yellow', ...more }, light: 'yellow' },
    ...(endsAt
      ? [{ title: texts.turnsRed, search: { status: open, overdue: 'false', dueBy: endsAt, ...more } }]
      : []),
  ];
  switch (role) {
    case 'supervision':
      return [...lights({}), { title: texts.conference, search: { conference: 'true', status: open } }];
    case 'leader':
      return [
        { title: texts.withMe, search: { leader: account, escalated: 'true', status: open } },
        ...lights({ leader: account }),
      ];
    case 'centre':
      return [
        { title: texts.toDispatch, search: { status: 'registered', triage: unit ?? '' } },
        { title: texts.inPool, search: { status: 'pooled' } },
        { title: texts.toAccept, search: { status: 'assigned' } },
        ...lights({}),
      ];
    case 'officer':
      return isHead && unit
        ? [{ title: texts.open, search: { status: open, unit } }, ...lights({ unit })]
        : [];
    default:
      return [];
  }
}

/** The unit's people with the number of their open appeals, and who is away. */
function Carriers({ unit }: { readonly unit: string }) {
  const texts = useTexts(todayTexts);
  const county = useCountyNames();
  const people = usePeople();
  const { data } = useQuery(counting({ status: open, unit }, 'person'));
  const counts = new Map(
    (data?.by.person ?? []).flatMap(({ key, count }) => (key ? [[key, count] as const] : [])),
  );
  const own = people.filter((person) => person.unit === unit && person.role === 'officer');
  const accounts = [...new Set([...own.map(({ account }) => account), ...counts.keys()])];
  const carried = accounts
    .map((account) => ({ account, count: counts.get(account) ?? 0 }))
    .sort((a, b) => b.count - a.count);
  return (
    <details>
      <summary>{texts.who}</summary>
      <table className="carriers" aria-label={texts.who}>
        <thead>
          <tr>
            <th scope="col">{texts.person}</th>
            <th scope="col">{texts.count}</th>
          </tr>
        </thead>
        <tbody>
          {carried.map(({ account, count }) => (
            <tr key={account}>
              <td>
                {county.person(account)}{' '}
                {people.find((person) => person.account === account)?.onLeave && (
                  <span className="pill">{texts.away}</span>
                )}
              </td>
              <td>
                <Link to="/appeals" search={{ status: open, unit, person: account }}>
                  {count}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
