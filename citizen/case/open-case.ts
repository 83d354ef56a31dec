import type { Ask } from '../http/ask.ts';
import { codeOf } from '../http/case-cookie.ts';
import type { CitizenNeeds, PageContext } from '../needs.ts';
import { explainProblem } from '../parts/problem.tsx';
import { type CaseFile, type CaseView, type Event, type ShownCase, tellingIn } from './shown-case.ts';

interface Opened {
  readonly props: ShownCase;
}

/** Reads the case with all that its page shows. Null asks for the code. */
export async function openCase(
  c: PageContext,
  needs: CitizenNeeds,
  ask: Ask,
  id: string,
): Promise<Opened | { refused: Response | Promise<Response> } | null> {
  const code = codeOf(c, needs, id);
  const path = `/v1/track/${encodeURIComponent(id || '-')}`;
  if (code === null && !c.req.header('cookie')?.includes('session_token')) return null;
  const [view, events, files] = await Promise.all([
    ask<CaseView>(c, { path, code }),
    ask<{ items: Event[] }>(c, { path: `${path}/timeline`, code }),
    ask<{ items: CaseFile[] }>(c, { path: `${path}/attachments`, code }),
  ]);
  if (!view.ok) {
    if (view.refused.status === 401 || view.refused.status === 404) return null;
    return { refused: explainProblem(c, needs, view.refused) };
  }
  const visit = c.get('visit');
  return {
    props: {
      needs,
      visit,
      telling: tellingIn(visit.language, needs.naming, needs.clock()),
      view: view.data,
      events: events.ok ? events.data.items : [],
      files: files.ok ? files.data.items : [],
      byCode: code !== null,
    },
  };
}
