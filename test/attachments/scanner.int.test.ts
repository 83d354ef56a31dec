import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clamd } from '../../api/attachments/content/clamd.ts';
import type { Scanner } from '../../api/attachments/content/scanner.ts';
import { type ClamdServer, eicar, startClamd } from './clamd-server.ts';
import { pdf } from './files.ts';
import { chunk, type Shown, staff, upload, useDesk } from './kit.ts';

const hotline = { as: 'integrator:hotline' };

describe('a scanner', () => {
  let daemon: ClamdServer;
  const scanner: Scanner = {
    scan: (content) => {
      const silentMs = daemon.answer === 'silence' ? 100 : 20_000;
      return clamd({ host: '127.0.0.1', port: daemon.port, silentMs }).scan(content);
    },
  };
  const desk = useDesk({}, { scanner });
  beforeAll(async () => {
    daemon = await startClamd();
  });
  beforeEach(() => {
    daemon.answer = 'by-content';
  });
  afterAll(() => daemon.stop());

  it('is given every byte of what was uploaded, over TCP', async () => {
    const large = Buffer.from('街'.repeat(1_000_000));
    expect((await upload(desk.bench, large)).body).toMatchObject({ state: 'ready', scan: 'clean' });
    expect(daemon.scanned.at(-1)?.equals(large)).toBe(true);
  });

  it('has an infected file refused, deleted and recorded', async () => {
    const file = Buffer.concat([Buffer.from('hello\n'), eicar]);
    const { body } = await desk.bench.post<Shown>(staff, { name: 'a.txt', bytes: file.byteLength }, hotline);
    const sent = await chunk(desk.bench, body.uploadUrl ?? '', 0, file, hotline);
    expect([sent.status, sent.body.code]).toEqual([422, 'attachment-infected']);
    const after = await desk.bench.get<Shown>(`${staff}/${body.id}`, hotline);
    expect(after.body).toMatchObject({
      ...{ state: 'refused', scan: 'infected', refusal: 'attachment-infected' },
      ...{ content: null, uploadUrl: null },
    });
    expect(await desk.store.pieces.get(`${body.id}/upload`, 0)).toBeNull();
    expect(desk.bench.lines).toContainEqual({
      level: 'warn',
      fields: { attachment: body.id, found: 'Eicar-Signature' },
      message: 'an infected file was refused',
    });
  });

  it.each(['error', 'close', 'silence', 'early'] as const)(
    'that gives no verdict (%s) lets nothing through, and the same upload may be looked at again',
    async (answer) => {
      daemon.answer = answer;
      const { body } = await desk.bench.post<Shown>(staff, { name: 'a.pdf', bytes: pdf.byteLength }, hotline);
      const at = body.uploadUrl ?? '';
      const away = await chunk(desk.bench, at, 0, pdf, hotline);
      expect([away.status, away.body.code, away.headers.get('retry-after')]).toEqual([
        ...[503, 'scanner-unavailable', '30'],
      ]);
      expect((await desk.bench.get<Shown>(at, hotline)).body).toMatchObject({
        state: 'checking',
        content: null,
      });
      daemon.answer = 'by-content';
      const again = await chunk(desk.bench, at, pdf.byteLength, new Uint8Array(0), hotline);
      expect(again).toMatchObject({ status: 200, body: { state: 'ready', scan: 'clean' } });
    },
  );
});

it('that is not there is away', async () => {
  async function* content() {
    yield pdf;
  }
  const nobody = clamd({ host: '127.0.0.1', port: 1 });
  await expect(nobody.scan(content())).rejects.toThrow(/clamd/);
});
