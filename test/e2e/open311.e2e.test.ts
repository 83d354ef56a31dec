import { describe, expect, it } from 'vitest';
import { identitiesOf } from '../../api/ids/identities.ts';
import { now, satisfied } from '../../dev/demo/desk.ts';
import { type Item, jurisdiction_id, readXml } from '../open311/kit.ts';
import { eventually } from '../support/eventually.ts';
import { keyFor } from '../support/integrator-key.ts';
import { programSecret } from '../support/keyring.ts';
import { useSystem } from './system.ts';

const home = '/open311/v2';
const citizen = { first_name: '小燕', last_name: '欧阳', phone: '13855504321', email: 'ou@example.cn' };

/** A city's app, which knows no more than the published specification. */
class App {
  readonly answers: string[] = [];
  private readonly api: string;
  private readonly api_key: string;
  private readonly format: 'json' | 'xml';

  constructor(api: string, api_key: string, format: 'json' | 'xml') {
    this.api = api;
    this.api_key = api_key;
    this.format = format;
  }

  async file(more: Record<string, string> = {}): Promise<Item> {
    const form = new URLSearchParams({
      ...{
        api_key: this.api_key,
        jurisdiction_id,
        service_code: 'street-lighting',
        lat: '28.31',
        long: '109.71',
      },
      address_string: '学府路',
      description: '路灯不亮。',
      ...citizen,
      ...more,
    });
    const [filed = {}] = await this.read(`${home}/requests.${this.format}`, { method: 'POST', body: form });
    return filed;
  }

  get = (path: string, query: Record<string, string> = {}): Promise<Item[]> =>
    this.read(`${home}/${path}.${this.format}?${new URLSearchParams({ jurisdiction_id, ...query })}`);
  own = (path: string, query: Record<string, string> = {}): Promise<Item[]> =>
    this.get(path, { api_key: this.api_key, ...query });

  async read(path: string, init: RequestInit = {}): Promise<Item[]> {
    const answer = await fetch(`${this.api}${path}`, init);
    const text = await answer.text();
    this.answers.push(text, JSON.stringify([...answer.headers]));
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return (this.format === 'json' ? JSON.parse(text) : readXml(text)) as Item[];
  }
}

describe('another platform', () => {
  const system = useSystem();

  it.each(['json', 'xml'] as const)(
    'scenario 21, in %s: files by Open311, polls by its token, sees open and closed, and never learns the code',
    async (format) => {
      const { api, desk } = system;
      const key = await keyFor(api, 'integrator:hotline');
      const app = new App(api, key, format);
      const services = await app.get('services');
      expect(services.map(({ service_code }) => service_code)).toContain('street-lighting');
      const { token } = await app.file();
      const [number] = await app.get(`tokens/${token}`);
      const id = String(number?.service_request_id);
      const filed = { id, code: identitiesOf(programSecret).codes.codeOf(id, 0) };
      expect((await app.own(`requests/${id}`))[0]).toMatchObject({
        service_request_id: id,
        status: 'open',
        status_notes: expect.stringContaining('待派单'),
      });

      await desk.move('centre:county', filed, 'dispatch', { lead: 'housing' });
      await desk.move('officer:housing', filed, 'accept');
      expect((await app.own(`requests/${id}`))[0]).toMatchObject({
        status: 'open',
        status_notes: expect.stringContaining('办理中'),
        agency_responsible: expect.stringContaining('住'),
      });
      await desk.move('officer:housing', filed, 'complete', {
        result: 'resolved',
        statement: '已更换灯泡。',
      });
      await desk.move('supervision:county', filed, 'approve');
      const call = { at: now(), means: 'phone', reached: true, said: '修好了', rating: satisfied };
      await desk.move('centre:county', filed, 'record-call-back', call);
      expect((await app.own(`requests/${id}`))[0]).toMatchObject({
        status: 'closed',
        status_notes: '已销号：满意。已更换灯泡。',
      });

      // The code is the right one, and no answer held it.
      const tracked = await fetch(`${api}/v1/track/${id}`, {
        headers: { authorization: `Code ${filed.code}` },
      });
      expect(tracked.status).toBe(200);
      const said = app.answers.join('\n');
      for (const secret of [
        filed.code,
        filed.code.replaceAll('-', ''),
        '欧阳',
        citizen.phone,
        citizen.email,
        key,
      ])
        expect(said).not.toContain(secret);
    },
  );

  it('lists its own filings by every filter of the specification, page by page, and nothing without a key', async () => {
    const { api, desk } = system;
    const app = new App(api, await keyFor(api, 'integrator:hotline'), 'json');
    const since = now();
    const numbers: string[] = [];
    for (const [service_code, phone] of [
      ['roads', '13855500001'],
      ['gas', '13855500002'],
      ['roads', '13855500003'],
    ] as const) {
      const { token } = await app.file({ service_code, phone, address_string: `${phone}号` });
      const [number] = await app.get(`tokens/${token}`);
      numbers.push(String(number?.service_request_id));
    }
    const [first = '', second = '', third = ''] = numbers;
    const ids = async (query: Record<string, string>) =>
      (await app.own('requests', { start_date: since, ...query })).map((one) => one.service_request_id);
    expect(await ids({})).toEqual([third, second, first]);
    expect(await ids({ service_code: 'roads' })).toEqual([third, first]);
    expect(await ids({ service_code: 'roads,gas', page_size: '2' })).toEqual([third, second]);
    expect(await ids({ page_size: '2', page: '2' })).toEqual([first]);
    expect(await ids({ service_request_id: `${first},${third}` })).toEqual([first, third]);
    expect(await ids({ end_date: since })).toEqual([]);
    expect(await ids({ status: 'open' })).toEqual([third, second, first]);
    await desk.move('centre:county', { id: second }, 'merge', { into: first });
    await eventually(async () => ((await ids({ status: 'closed' })).length > 0 ? true : null), 'the merge');
    expect(await ids({ status: 'closed' })).toEqual([second]);
    expect(await ids({ status: 'open' })).toEqual([third, first]);
    expect(await app.get('requests', { start_date: since })).toEqual([]);
  });

  it('leaves neither its key nor its citizens in what the programs print', async () => {
    const { api, printed } = system;
    const key = await keyFor(api, 'integrator:hotline');
    const app = new App(api, key, 'xml');
    await app.file({ phone: '13855504399' });
    await app.own('requests');
    await expect(app.get('requests/20260101-AAAAAA', { api_key: `${key}x` })).rejects.toThrow('403');
    await expect(app.file({ lat: 'north' })).rejects.toThrow('400');
    expect(printed()).toContain('/open311/v2/requests.xml');
    for (const secret of [key, '13855504399', '欧阳', 'ou@example.cn', 'api_key'])
      expect(printed()).not.toContain(secret);
  });
});
