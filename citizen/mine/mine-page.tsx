/** @jsxImportSource hono/jsx */

import type { CaseView, Telling } from '../case/shown-case.ts';
import { standingOf } from '../case/standing.ts';
import type { CitizenNeeds, Visit } from '../needs.ts';
import { Layout } from '../parts/layout.tsx';
import { common } from '../words/common.ts';
import { following } from '../words/following.ts';

interface MinePageProps {
  readonly needs: CitizenNeeds;
  readonly visit: Visit;
  readonly telling: Telling;
  readonly cases: readonly CaseView[];
}

/** The cases of one telephone, each with the sentence that its own page begins with. */
export function MinePage({ needs, visit, telling, cases }: MinePageProps) {
  const { language, token } = visit;
  const text = following[language];
  return (
    <Layout needs={needs} visit={visit} title={text.mineTitle}>
      <h1>{text.mineTitle}</h1>
      {cases.length === 0 ? <p>{text.none}</p> : null}
      <ul class="cases">
        {cases.map((view) => (
          <li>
            <a href={`/case/${view.id}`}>
              <b>{view.title}</b>
              <div class="t">
                {view.id} · {telling.when(view.registeredAt)}
              </div>
              <div>{standingOf(view, telling).owes}</div>
            </a>
          </li>
        ))}
      </ul>
      <a class="button" href="/file">
        {common[language].file}
      </a>
      <form method="post" action="/mine/leave">
        <input type="hidden" name="token" value={token} />
        <button type="submit" class="two">
          {text.leave}
        </button>
      </form>
    </Layout>
  );
}
