import { bodySchema, deskSchemas } from '../../../contract/index.ts';
import type { PreferenceShelf, Preferences } from '../../../store/index.ts';
import { bodyOf } from '../../http/body.ts';
import { ownHeaders, problemsOf, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { App } from '../../http/env.ts';
import { ifMatchOf } from '../../http/etag.ts';
import type { Limits } from '../../http/limits.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { fromRecords } from '../../http/records.ts';
import type { Authenticate } from '../../http/session.ts';
import { answerOwn, written } from '../changes.ts';

export interface PreferencesNeeds {
  readonly authenticate: Authenticate;
  readonly limits: Pick<Limits, 'bodyBytes'>;
  readonly store: { readonly desk: { readonly preferences: Pick<PreferenceShelf, 'find' | 'set'> } };
}

const none = { language: null, landing: null, rows: null, shortcuts: null };
const shown = ({ version, value }: Preferences) => ({ ...none, ...value, version });
const common = { path: '/v1/me/preferences', tag: tags.desk, auth: 'bearer' } as const;
const ofAccount = { description: '本人的偏好 · as they are', schema: deskSchemas.preferences };

/** Routes for an account's own preferences. */
export function preferencesRoutes(app: App, { authenticate, limits, store }: PreferencesNeeds): void {
  const { preferences } = store.desk;
  const entry = signedIn(authenticate);
  endpoint(
    app,
    {
      ...common,
      method: 'get',
      operationId: 'preferences',
      summary: '个人偏好 · One’s own preferences',
      answers: { 200: ofAccount },
      problems: [401, 503],
    },
    entry,
    async (c) => {
      const found = await fromRecords(preferences.find(c.get('actor').account));
      const now = shown(found ?? { version: 0, value: {} });
      return answerOwn(c, now, { version: now.version });
    },
  );
  endpoint(
    app,
    {
      ...common,
      method: 'put',
      operationId: 'changePreferences',
      summary: '修改个人偏好 · Replace one’s own preferences',
      headers: ownHeaders,
      body: bodySchema(deskSchemas.preferencesBody),
      answers: { 200: ofAccount },
      problems: problemsOf.changeOwn,
    },
    entry,
    async (c) => {
      const value = await bodyOf(c, deskSchemas.preferencesBody, limits.bodyBytes);
      const wanted = ifMatchOf(c.req.header('if-match'));
      const set = await written(preferences.set(c.get('actor').account, wanted, value), 1);
      return answerOwn(c, shown(set), { version: set.version });
    },
  );
}
