import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { identify } from '../../dev/processes/identity.ts';
import { writeStackFile } from '../../dev/stack/stack-file.ts';
import { dispatched } from '../store/appeals.ts';
import { realStore } from '../store/real-store.ts';
import { testSecret } from '../support/keyring.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** As in the image (worker/audit.ts) and as `npm run audit` (dev/audit.ts). */
async function run(file: string, env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

describe('the command that audits', () => {
  const real = realStore();

  it('finds the local run by itself', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'huiyin-audit-'));
    const owner = {
      name: 'npm start',
      pid: process.pid,
      started: (await identify(process.pid))?.started ?? '',
    };
    await writeFile(join(dataDir, 'secret'), testSecret);
    await writeStackFile(dataDir, {
      ...{ HUIYIN_MODE: 'embedded', startedAt: '2026-11-22T09:00:00+08:00', owner, parts: [] },
      ...{ apiUrl: '', docsUrl: '', temporalAddress: '', temporalNamespace: '', taskQueue: '' },
      ...{ mongodbUri: inject('mongoUri'), mongodbDatabase: `local-${randomUUID()}` },
      ...{ county: 'county/', secretFile: join(dataDir, 'secret') },
    });
    const empty = await run('dev/audit.ts', { HUIYIN_DATA: dataDir });
    await rm(dataDir, { recursive: true });
    expect(empty).toMatchObject({ code: 0, out: expect.stringContaining('Appeals 0, events 0') });
  });

  it.each(['worker/audit.ts', 'dev/audit.ts'])('%s ends well, ill, or without an answer', async (file) => {
    const { state, events } = dispatched('20260302-CMND01');
    await real.store.saveEvents(state.id, events);
    await real.store.saveSnapshot(state);
    const env = {
      MONGODB_URI: inject('mongoUri'),
      MONGODB_DATABASE: real.db.databaseName,
      HUIYIN_SECRET: testSecret,
    };
    const well = await run(file, env);
    expect(well).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining(`events ${events.length} `),
    });
    expect(well.out).toContain('记录完整');

    const event = { _id: `${state.id}:1` as never };
    await real.db.collection('events').updateOne(event, { $set: { 'actor.account': 'x' } });
    const ill = await run(file, env);
    expect(ill).toMatchObject({ code: 1, out: expect.stringContaining(`${state.id} #1  event-changed`) });
    await real.db
      .collection('events')
      .updateOne(event, { $set: { 'actor.account': events[0]!.actor.account } });

    const away = await run(file, { ...env, MONGODB_URI: 'mongodb://somebody:secret@127.0.0.1:1' });
    expect(away).toMatchObject({ code: 2, err: '' });
    expect(away.out).not.toContain('secret');
  });
});
