import { z } from 'zod';
import { hookSchemas } from '../../contract/index.ts';
import { testEvent } from '../../domain/index.ts';
import { answerPublicFile } from '../http/answer-data.ts';
import type { App } from '../http/env.ts';

export const asyncApiPath = '/asyncapi.json';

const headers = {
  type: 'object',
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  properties: {
    'webhook-id': { type: 'string', description: 'The same at each try, and unique to endpoint and event' },
    'webhook-timestamp': { type: 'string', description: 'Seconds since 1970, of this try' },
    'webhook-signature': {
      type: 'string',
      description: 'v1 signatures, divided by spaces. While secrets rotate there are two.',
    },
  },
} as const;

/** Describes the messages to endpoints as AsyncAPI 3. The payload comes from the schema of the contract. */
export function asyncApiDocument(): object {
  const { $schema: _, ...payload } = z.toJSONSchema(hookSchemas.hookMessage);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Huiyin webhooks',
      version: '1',
      license: { name: 'Apache-2.0' },
      description:
        '回音：诉求的每一步推送给登记它的平台。Each event of a case is told to the program that filed it, by Standard Webhooks.',
    },
    defaultContentType: 'application/json',
    channels: {
      endpoint: {
        address: null,
        description: 'The address of an endpoint that POST /v1/webhooks has named.',
        messages: { event: { $ref: '#/components/messages/event' } },
      },
    },
    operations: {
      tell: {
        action: 'send',
        summary: 'The county sends a POST for each event. Any 2xx takes it.',
        channel: { $ref: '#/channels/endpoint' },
        messages: [{ $ref: '#/channels/endpoint/messages/event' }],
      },
    },
    components: {
      messages: {
        event: {
          name: 'event',
          title: '诉求动态 An event of a case',
          contentType: 'application/json',
          headers,
          payload,
          examples: [
            {
              name: 'completed',
              payload: {
                type: 'appeal.completed',
                timestamp: '2026-11-22T09:30:00+08:00',
                data: { id: '20261122-7K3M9Q', seq: 7, event: 'completed', status: 'reviewing' },
              },
            },
            {
              name: 'test',
              payload: {
                type: testEvent,
                timestamp: '2026-11-22T09:30:00+08:00',
                data: { id: 'test-mf3k2a', seq: 1, event: testEvent },
              },
            },
          ],
        },
      },
    },
  };
}

/** Serves the document beside the OpenAPI one. It names nothing of a county. */
export function asyncApiRoute(app: App): void {
  let document: Buffer | undefined;
  app.get(asyncApiPath, (c) => {
    document ??= Buffer.from(JSON.stringify(asyncApiDocument()));
    return answerPublicFile(c, document, 'application/json; charset=utf-8', 300);
  });
}
