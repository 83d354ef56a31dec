import { Readable } from 'node:stream';
import { auditSchemas, problemsOf as issuesOf } from '../../../contract/index.ts';
import type { County } from '../../../county/index.ts';
import { isoLocal, mayInCounty } from '../../../domain/index.ts';
import type { Act, EvidenceShelf } from '../../../store/index.ts';
import type { StateNeeds } from '../../appeals/read-appeal.ts';
import { appealReader } from '../../appeals/routes/appeal-reader.ts';
import { invalid } from '../../http/body.ts';
import { appealId, problemsOf, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { ApiContext, App } from '../../http/env.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { problem } from '../../http/problem.ts';
import { fromRecords } from '../../http/records.ts';
import type { Authenticate } from '../../http/session.ts';
import { checkExporter, type ExportNeeds, exportArchive } from '../export-archive.ts';

type ArchiveRouteNeeds = StateNeeds & ExportNeeds & { readonly authenticate: Authenticate };
interface AnchorNeeds {
  readonly store: { readonly evidence: Pick<EvidenceShelf, 'anchors'> };
}
interface ActNeeds {
  readonly authenticate: Authenticate;
  readonly store: { readonly evidence: Pick<EvidenceShelf, 'acts'> };
  readonly county: Pick<County, 'calendar'>;
}

const zip = 'application/zip';
const tag = tags.audit;

/** Routes to the evidence against which others check the county's records. */
export function evidenceRoutes(app: App, deps: ArchiveRouteNeeds & AnchorNeeds & ActNeeds): void {
  archiveRoute(app, deps);
  anchorsRoute(app, deps);
  actsRoute(app, deps);
}

function archiveRoute(app: App, deps: ArchiveRouteNeeds): void {
  const read = appealReader(deps);
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/appeals/{id}/archive',
      operationId: 'exportArchive',
      tag,
      auth: 'bearer',
      summary: '导出可核验的诉求档案 · The appeal’s archive, which a stranger can verify',
      description:
        'ZIP。内含 verify.mjs：node verify.mjs 即可核验。每次导出均记入管理行为记录。\n\n' +
        'Everything that happened, with hashes and proofs, and the program that checks them. ' +
        'For the supervision office, the discipline office and auditors; each export is recorded.',
      params: appealId,
      answers: { 200: { description: '档案 · the archive', mediaType: zip } },
      problems: [...problemsOf.read, 403],
    },
    signedIn(deps.authenticate),
    async (c) => {
      const actor = c.get('actor');
      const found = await read(c);
      checkExporter(actor);
      c.header('Content-Type', zip);
      c.header('Content-Disposition', `attachment; filename="${encodeURIComponent(found.state.id)}.zip"`);
      c.header('Cache-Control', 'no-store');
      if (c.req.method === 'HEAD') return c.body(null);
      const archive = await exportArchive(deps, found, actor);
      return c.body(Readable.toWeb(archive) as ReadableStream);
    },
  );
}

function anchorsRoute(app: App, { store }: AnchorNeeds): void {
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/audit/anchors',
      operationId: 'readAnchors',
      tag,
      auth: 'none',
      summary: '每日封存 · The daily anchors, newest first',
      description:
        '人人可取，请抄存：事后改写记录者无法改写您手中的哈希。\n\n' +
        'For everybody. Keep them: whoever rewrites the records later cannot rewrite what you have. ' +
        'A hash tells nothing of any appeal.',
      query: auditSchemas.auditQuery,
      answers: { 200: { description: '一页 · a page', schema: auditSchemas.anchors } },
      problems: [400, 503],
    },
    async (c) => {
      const page = pageOf(c);
      return c.json(paged(await fromRecords(store.evidence.anchors(page)), page.most, (anchor) => anchor));
    },
  );
}

function actsRoute(app: App, { store, authenticate, county }: ActNeeds): void {
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/audit/acts',
      operationId: 'readActs',
      tag,
      auth: 'bearer',
      summary: '管理行为记录 · Administrative acts, newest first',
      description:
        '全县数据的修改、销号后的处分、档案导出等，链式记录。Changes of the county’s data, sanctions after a close, ' +
        'exports and the like. For the discipline office and auditors; of confidential reports only the former reads.',
      query: auditSchemas.auditQuery,
      answers: { 200: { description: '一页 · a page', schema: auditSchemas.acts } },
      problems: [400, 401, 403, 503],
    },
    signedIn(authenticate),
    async (c) => {
      const { role } = c.get('actor');
      const page = pageOf(c);
      if (!mayInCounty('read-acts', { role })) throw problem('audit-roles');
      const acts = await fromRecords(store.evidence.acts(page));
      const at = ({ atMs }: Act) => isoLocal(county.calendar, atMs);
      const shown = (act: Act) => ({ ...shownAct(act, role === 'discipline'), at: at(act) });
      c.header('Cache-Control', 'no-store');
      return c.json(paged(acts, page.most, shown));
    },
  );
}

/** Others see only that a confidential act exists: without it they could not follow the chain. */
function shownAct(act: Act, all: boolean) {
  if (all || !act.confidential) return act;
  const { number, atMs, confidential, hash, link } = act;
  return { number, atMs, confidential, hash, link };
}

/** Asks for one more than the page shows, to learn whether another page exists. */
function pageOf(c: ApiContext): { before?: number; most: number } {
  const given = c.req.query();
  const parsed = auditSchemas.auditQuery.safeParse(given);
  if (!parsed.success) throw invalid('invalid-query', issuesOf(auditSchemas.auditQuery, given));
  const { cursor, limit = 50 } = parsed.data;
  return { most: limit + 1, ...(cursor === undefined ? {} : { before: Number(cursor) }) };
}

function paged<T extends { number: number }, S>(found: readonly T[], most: number, shown: (item: T) => S) {
  const items = found.slice(0, most - 1);
  const last = items.at(-1);
  return { items: items.map(shown), next: found.length === most && last ? String(last.number) : null };
}
