import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Desk } from '../../dev/demo/desk.ts';
import { freePort } from '../../dev/ports.ts';
import { readStackFile } from '../../dev/stack/stack-file.ts';
import { eventually } from '../support/eventually.ts';
import { Program } from './program.ts';

const readyWithinMs = 120_000;
const demoWithinMs = 90_000;

const startOn = async (data: string) => {
  const stack = new Program('npm', ['start'], {
    HUIYIN_DATA: data,
    PORT: String(await freePort()),
    TEMPORAL_PORT: String(await freePort()),
    TEMPORAL_UI_PORT: String(await freePort()),
    MONGODB_PORT: String(await freePort()),
  });
  onTestFinished(() => stack.kill());
  await stack.says(/Huiyin is ready/, readyWithinMs);
  const file = await readStackFile(data);
  if (!file) throw new Error('ready, and yet it tells nobody where');
  const secret = (await readFile(file.secretFile, 'utf8')).trim();
  return { stack, desk: new Desk({ api: file.apiUrl, ui: '', secret, say: () => {} }) };
};

const filing = {
  kind: 'request',
  title: '煤改电补贴咨询',
  description: '补贴如何申领。',
  category: 'subsidy',
  citizen: { name: '赵某', phone: '13800000004' },
};
const pool = { units: ['power'], fallback: 'development-reform' };

it('npm start is ready, plays the demonstration, stops at Ctrl-C, and has its cases and timers again', async () => {
  const data = await mkdtemp(join(tmpdir(), 'huiyin-e2e-'));
  onTestFinished(() => rm(data, { recursive: true, force: true }));
  const first = await startOn(data);

  const demo = new Program('npm', ['run', 'demo'], { HUIYIN_DATA: data });
  onTestFinished(() => demo.kill());
  await demo.says(/23\. 楼道里有燃气味[\s\S]*Temporal UI/, demoWithinMs);
  expect(await demo.code(), demo.output).toBe(0);
  for (const n of [1, 2, 3, 4, 5, 13, 23])
    expect(demo.output).toMatch(
      new RegExp(`^${n}\\. .*\\n(  .*\\n)+    Full history \\(Temporal UI\\): http`, 'm'),
    );

  const gas = demo.output.slice(demo.output.indexOf('23. '));
  expect(gas).toMatch(/签收时限已过，无人签收，.*；县领导：.+（已提请领办）/);
  expect(gas).toMatch(/评价（诉求人）→ 已销号，结果：满意/);

  const open = await first.desk.file('integrator:hotline', filing);
  await first.desk.move('centre:county', open, 'dispatch', { lead: 'power' });
  const policy = await first.desk.get<{ version: string; limits: object }>('admin:county', '/v1/policy');
  const quick = { ...policy, version: 'quick', limits: { ...policy.limits, claim: '20s' } };
  await first.desk.put('admin:county', '/v1/policy', quick);
  const pooled = await first.desk.file('integrator:hotline', filing);
  await first.desk.move('centre:county', pooled, 'open-to-claims', pool);
  first.stack.pressCtrlC();
  expect(await first.stack.code(), first.stack.output).toBe(0);
  expect(first.stack.output).toMatch(/Huiyin has stopped/);

  const stoppedMs = Date.now();
  const again = await startOn(data);
  const view = await again.desk.read('centre:county', open);
  expect(view).toMatchObject({ status: 'assigned', liable: { unit: 'power' } });
  const lapsed = await eventually(async () => {
    const read = await again.desk.read('centre:county', pooled);
    return read.status === 'assigned' ? read : null;
  }, 'the timer of a pool that was open when the stack stopped');
  expect(lapsed).toMatchObject({ firstReceiver: 'development-reform' });
  // It rang in the second run: the fall-back unit has been liable only since then.
  expect(Date.parse(String(lapsed.liable?.since))).toBeGreaterThan(stoppedMs);
  again.stack.pressCtrlC();
  expect(await again.stack.code()).toBe(0);
});
