import { bodySchema, deskSchemas } from '../../../contract/index.ts';
import type { County } from '../../../county/index.ts';
import { type Actor, isoLocal, type Role } from '../../../domain/index.ts';
import type { Presence, PresenceShelf } from '../../../store/index.ts';
import type { StateNeeds } from '../../appeals/read-appeal.ts';
import { readAppeal } from '../../appeals/read-appeal.ts';
import { bodyOf } from '../../http/body.ts';
import { appealId, problemsOf, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { ApiContext, App } from '../../http/env.ts';
import type { Limits } from '../../http/limits.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { fromRecords } from '../../http/records.ts';
import type { Authenticate } from '../../http/session.ts';

export type PresenceNeeds = StateNeeds & {
  readonly authenticate: Authenticate;
  readonly county: Pick<County, 'calendar'>;
  readonly clock: () => number;
  readonly limits: Pick<Limits, 'bodyBytes'>;
  readonly store: { readonly desk: { readonly presence: PresenceShelf } };
};

/** A page says every 20 seconds that it is still open. One lost request ends nothing. */
const lastsMs = 50_000;
/** Offices that oversee read without being named. Whoever handles the case must not work for the watcher. */
const unnamed: readonly Role[] = ['leader', 'supervision', 'discipline', 'auditor', 'admin'];

const common = { tag: tags.desk, auth: 'bearer' } as const;
const path = '/v1/appeals/{id}/presence';

/** Routes by which people see who else has a case open, so that two do not do the same work. */
export function presenceRoutes(app: App, deps: PresenceNeeds): void {
  const { presence } = deps.store.desk;
  const entry = signedIn(deps.authenticate);
  const known = async (c: ApiContext) => {
    const { state } = await readAppeal(deps, c.req.param('id') ?? '', c.get('actor'));
    return { appeal: state.id, account: c.get('actor').account };
  };
  endpoint(
    app,
    {
      ...common,
      method: 'put',
      path,
      operationId: 'openCase',
      summary: '正在查看 · Says that one has the case open or no longer, and learns who else has',
      params: appealId,
      body: bodySchema(deskSchemas.presenceBody),
      answers: { 200: { description: '其他查看人 · the others', schema: deskSchemas.presence } },
      problems: [...problemsOf.read, 400, 413, 415],
    },
    entry,
    async (c) => {
      const place = await known(c);
      const { open = true } = await bodyOf(c, deskSchemas.presenceBody, deps.limits.bodyBytes);
      const nowMs = deps.clock();
      const { unit, role } = c.get('actor');
      if (!open) await fromRecords(presence.close(place));
      else if (!unnamed.includes(role as Role)) {
        await fromRecords(presence.open({ ...place, unit, role, sinceMs: nowMs }, nowMs + lastsMs));
      }
      const all = await fromRecords(presence.ofAppeal(place.appeal, nowMs));
      return c.json({ items: others(all, c.get('actor')).map((one) => shown(deps, one)) });
    },
  );
  endpoint(
    app,
    {
      ...common,
      method: 'get',
      path: '/v1/presence',
      operationId: 'unitPresence',
      summary: '本单位正在查看 · What others of the caller’s unit have open',
      answers: { 200: { description: '正在查看 · what they have open', schema: deskSchemas.unitPresence } },
      problems: [401, 503],
    },
    entry,
    async (c) => {
      const actor = c.get('actor');
      const all = actor.unit === null ? [] : await fromRecords(presence.ofUnit(actor.unit, deps.clock()));
      const items = others(all, actor).map((one) => ({ appeal: one.appeal, ...shown(deps, one) }));
      return c.json({ items });
    },
  );
}

const others = (all: readonly Presence[], { account }: Actor): readonly Presence[] =>
  all.filter((one) => one.account !== account);

const shown = ({ county }: PresenceNeeds, { account, unit, sinceMs }: Presence) => ({
  ...{ account, unit },
  since: isoLocal(county.calendar, sinceMs),
});
