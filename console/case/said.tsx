import { Link } from '@tanstack/react-router';
import type { Appeal } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { PlaceOnMap } from '../parts/place.tsx';
import { Instant } from '../parts/time.tsx';
import { Files } from './files.tsx';
import { caseTexts } from './texts.ts';

/** The citizen's own words, pictures and place, and the cases that belong to it. */
export function Said({ appeal }: { readonly appeal: Appeal }) {
  const texts = useTexts(caseTexts);
  const { description, location, area, areaId, occurredAt, parts } = appeal;
  const county = useCountyNames();
  const place = [county.unit(areaId) || area, location?.address].filter(Boolean).join(' ');
  return (
    <section className="card" aria-labelledby="said-title">
      <h2 id="said-title">{texts.said}</h2>
      <p className="words">{description}</p>
      <Files appeal={appeal} />
      <p className="facts">
        {place !== '' && (
          <span>
            <span className="soft">{texts.label(texts.place)}</span>
            {place}
          </span>
        )}
        {occurredAt && (
          <span>
            <span className="soft">{texts.label(texts.occurred)}</span>
            {/^\d{4}-\d{2}-\d{2}T/.test(occurredAt) ? <Instant at={occurredAt} /> : occurredAt}
          </span>
        )}
      </p>
      <PlaceOnMap location={location} />
      {parts.length > 0 && (
        <details>
          <summary>{`${texts.parts} (${parts.length})`}</summary>
          {parts.map((part) => (
            <div key={part.id} className="told">
              <b>{part.title}</b> <span className="id">{part.id}</span>
              <p>{part.description}</p>
            </div>
          ))}
        </details>
      )}
      <Links appeal={appeal} />
    </section>
  );
}

function Links({ appeal: { links } }: { readonly appeal: Appeal }) {
  const texts = useTexts(caseTexts);
  const name = useNames();
  if (links.length === 0) return null;
  return (
    <ul className="links" aria-label={texts.links}>
      {links.map(({ kind, appeal }) => (
        <li key={`${kind} ${appeal}`}>
          <span className="soft">{texts.label(name('links', kind))}</span>
          <Link to="/appeals/$id" params={{ id: appeal }} className="id">
            {appeal}
          </Link>
        </li>
      ))}
    </ul>
  );
}
