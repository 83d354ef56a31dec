/** @jsxImportSource hono/jsx */
import type { CitizenNeeds, Visit } from './needs.ts';
import { Layout } from './parts/layout.tsx';
import { common } from './words/common.ts';

const doors = [
  ['file', '/file'],
  ['follow', '/case'],
  ['mine', '/mine'],
] as const;

/** Three doors: file, follow, one's own cases. */
export function HomePage({ needs, visit }: { readonly needs: CitizenNeeds; readonly visit: Visit }) {
  const text = common[visit.language];
  return (
    <Layout needs={needs} visit={visit} title={text.service}>
      <h1>
        {needs.county.name[visit.language]} · {text.service}
      </h1>
      <p class="note" id="waiting" hidden>
        <a href="/file">{text.waiting}</a>
      </p>
      <ul class="doors">
        {doors.map(([name, address]) => (
          <li>
            <a href={address}>
              {text[name]}
              <span>{text[`${name}Hint`]}</span>
            </a>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
