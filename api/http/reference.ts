import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { problem } from '../../contract/index.ts';
import { answerPublicFile } from './answer-data.ts';
import { registerHeaders } from './answer-headers.ts';
import { tags } from './conventions.ts';
import type { App } from './env.ts';

const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const files = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
} as const;

const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>回音 API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;
const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', validatorUrl: null, deepLinking: true });\n`;

/** Loads only from this server: a county's intranet reaches no other. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

const subjects: Readonly<Record<keyof typeof tags, string>> = {
  appeals: 'Filing and reading appeals, lists, inboxes and what is like another case.',
  commands: 'One command for each act of the procedure, in the order of a case’s life.',
  track: 'What a citizen does by the tracking code, without an account.',
  county: 'The county’s units, people, rules and days.',
  audit: 'The evidence that the records are whole and unaltered.',
  attachments: 'Uploading files, and reading those of a case.',
  accounts: 'Signing in, second factors, API keys.',
  desk: 'What an account or a unit keeps for itself: preferences, filters, texts.',
  privacy: 'Erasure, and the record of readings.',
  hooks: 'How programs are told of the cases that they filed. /asyncapi.json describes the messages.',
};

export const info = {
  openapi: '3.1.0',
  info: {
    title: 'Huiyin API',
    version: '1',
    contact: { name: '回音 Huiyin' },
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    description:
      '回音：件件有着落，事事有回音。One appeal, one liable unit, one answer that the citizen judges.\n\n' +
      'Errors are RFC 9457 problems: match `code`, show `zh` or `en`.',
  },
  servers: [{ url: '/', description: '本服务 · this server' }],
  tags: Object.entries(tags).map(([key, name]) => ({
    name,
    description: subjects[key as keyof typeof tags],
  })),
};

/** Serves the OpenAPI document and a page to read it. The schemas that check requests make the document. */
export function referenceRoutes(app: App): void {
  registerHeaders(app);
  // The schema has a name of its own, under which zod places it.
  const schema = z.toJSONSchema(problem).$defs?.Problem;
  app.openAPIRegistry.registerComponent('schemas', 'Problem', schema as never);
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'An account’s token: of POST /v1/sign-in, an API key, or on a local run of npm run token -- ACCOUNT. ' +
      'A session’s cookie and a key in X-Api-Key stand for it.',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'citizen', {
    type: 'http',
    scheme: 'bearer',
    description: 'A citizen’s session, of POST /v1/citizen/sign-in',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'code', {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: 'The tracking code: `Code XXXX-XXXX-XXXX-XXXX-X`',
  });
  let document: Buffer | undefined;
  app.get('/openapi.json', (c) => {
    document ??= Buffer.from(JSON.stringify(app.getOpenAPI31Document(info)));
    return answerPublicFile(c, document, 'application/json; charset=utf-8', 300);
  });
  app.get('/docs', (c) => c.html(page, 200, { 'Content-Security-Policy': policy }));
  app.get('/docs/start.js', (c) => c.body(start, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
  for (const [file, type] of Object.entries(files)) {
    app.get(`/docs/${file}`, async (c) =>
      answerPublicFile(c, await readFile(join(assets, file)), type, 86_400),
    );
  }
}
