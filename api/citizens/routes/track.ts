import { appealView, timelinePage } from '../../../contract/index.ts';
import { type AnyRule, type CommandName, commandNames, rules } from '../../../domain/index.ts';
import { answerTimeline, answerView } from '../../appeals/routes/answers.ts';
import { answerCommand, type CommandAnswerNeeds, operationOf } from '../../appeals/routes/commands.ts';
import { readTimeline, type TimelineNeeds } from '../../appeals/timeline.ts';
import { appealId, getHeaders, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { App } from '../../http/env.ts';
import type { Identities } from '../../ids/identities.ts';
import type { TrackingNeeds } from '../read-tracked.ts';
import { type TrackedReader, trackedReader } from './tracked.ts';

const tag = tags.track;
const auth = 'code' as const;
const unchanged = { description: '未变 · unchanged' };

type TrackRouteNeeds = TrackingNeeds & TimelineNeeds & CommandAnswerNeeds;

/** The commands that a citizen may give with a tracking code. */
export const trackCommands: readonly CommandName[] = commandNames.filter((name) => {
  const rule: AnyRule = rules[name];
  return rule.byCode === true;
});

/** Routes to follow a case and to act on it by its code, without an account. */
export function trackRoutes(app: App, deps: TrackRouteNeeds, { codes }: Identities): void {
  const read = trackedReader(deps, codes);
  viewRoutes(app, deps, read);
  for (const name of trackCommands) {
    const shown = { tag, auth, path: `/v1/track/{id}/${name}`, operationId: `track-${name}` };
    endpoint(app, { ...operationOf(name), ...shown }, async (c) => {
      const { actor, ...found } = await read(c);
      return answerCommand(c, deps, name, actor, found);
    });
  }
}

function viewRoutes(app: App, deps: TrackRouteNeeds, read: TrackedReader): void {
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/track/{id}',
      operationId: 'track',
      tag,
      auth,
      summary: '凭查询码查看 · The appeal as its citizen sees it',
      params: appealId,
      headers: getHeaders,
      answers: {
        200: { description: '诉求 · the appeal', schema: appealView },
        304: unchanged,
      },
      problems: [401, 503],
    },
    async (c) => {
      const { actor, ...found } = await read(c);
      return answerView(c, deps, found, actor);
    },
  );
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/track/{id}/timeline',
      operationId: 'trackTimeline',
      tag,
      auth,
      summary: '凭查询码查看办理过程 · Every move, as its citizen sees it',
      params: appealId,
      headers: getHeaders,
      answers: {
        200: { description: '经过 · the events', schema: timelinePage },
        304: unchanged,
      },
      problems: [401, 503],
    },
    async (c) => {
      const { actor, ...found } = await read(c);
      return answerTimeline(c, deps, found, actor, await readTimeline(deps, found, actor));
    },
  );
}
