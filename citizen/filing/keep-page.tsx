/** @jsxImportSource hono/jsx */
import type { CitizenNeeds, Visit } from '../needs.ts';
import { Layout } from '../parts/layout.tsx';
import { following } from '../words/following.ts';

export interface Kept {
  readonly id: string;
  readonly code: string;
  readonly anonymous: boolean;
  readonly people: readonly { readonly serial: number; readonly trackingCode: string }[];
  readonly warnings: readonly string[];
}

interface KeepPageProps {
  readonly needs: CitizenNeeds;
  readonly visit: Visit;
  readonly kept: Kept;
  /** The QR code of the case's link, as a data URL. */
  readonly picture: string;
}

/** The number and the code to keep: as words to copy, and as a picture to save by a long press. */
export function KeepPage({ needs, visit, kept, picture }: KeepPageProps) {
  const text = following[visit.language];
  const { id, code } = kept;
  return (
    <Layout needs={needs} visit={visit} title={text.keepTitle} scripts={['keep.js']}>
      <p class="done" role="status">
        {text.kept}
      </p>
      <h1>{text.keepTitle}</h1>
      <div class="card">
        <p class="small">{text.number}</p>
        <p class="code">{id}</p>
        <p class="small">{text.code}</p>
        <p class="code" id="code">
          {code}
        </p>
        <button
          type="button"
          class="two"
          id="copy"
          data-text={`${id} ${code}`}
          data-done={text.copied}
          hidden
        >
          {text.copy}
        </button>
        <img class="qr" id="picture" alt={text.pictureAlt(id)} src={picture} />
        <p class="small">{text.picture}</p>
      </div>
      <p>{kept.anonymous ? text.keepAnonymous : text.keepWhy}</p>
      {kept.warnings.map((warning) => (
        <p class="note">{warning}</p>
      ))}
      {kept.people.length === 0 ? null : (
        <section>
          <h2>{text.peopleCodes}</h2>
          <ul>
            {kept.people.map(({ serial, trackingCode }) => (
              <li>
                {text.person(serial)}
                <span class="id">{trackingCode}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <a class="button" href={`/case/${id}`}>
        {text.open}
      </a>
    </Layout>
  );
}
