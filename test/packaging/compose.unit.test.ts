import { randomBytes } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../api/env.ts';
import { searchAttributeKeys } from '../../workflows/search-attributes.ts';
import { composeFile, type Service, textOf } from './packaging.ts';

const file = composeFile();
const services = Object.entries(file.services);
const named = (wanted: (service: Service) => boolean) =>
  services.filter(([, service]) => wanted(service)).map(([name]) => name);

const schema = new Ajv2020({ strict: false, validateFormats: false }).compile(
  JSON.parse(textOf('test/packaging/compose-spec.json')),
);
const isComposeFile = (candidate: unknown): boolean => schema(candidate) as boolean;

/** Others wait for its end, not for its health. */
const oneShot = (name: string): boolean =>
  services.some(
    ([, { depends_on = {} }]) => depends_on[name]?.condition === 'service_completed_successfully',
  );

const word = randomBytes(32).toString('hex');
/** The value as Compose would fill it in, every variable by the same word; defaults are kept. */
const filledIn = (value: string): string =>
  value
    .replaceAll('$$', '$')
    .replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')
    .replaceAll(/\$\{\w+:\?[^}]*\}/g, word);

const environmentOf = (name: string): Record<string, string> => {
  const entries = Object.entries(file.services[name]?.environment ?? {});
  return Object.fromEntries(entries.map(([key, value]) => [key, filledIn(value)]));
};

describe('docker-compose.yml', () => {
  it('is a Compose file by the schema of the specification', () => {
    expect(isComposeFile(file), JSON.stringify(schema.errors)).toBe(true);
  });

  it('would be refused by that schema with a word misspelt', () => {
    const api = { ...file.services.api, heathcheck: {} };
    expect(isComposeFile({ ...file, services: { ...file.services, api } })).toBe(false);
  });

  it.each(services)('pins the image of %s to one release', (_, { image = '' }) => {
    expect(image).toMatch(/^[\w./-]+:\d+\.\d+[\w.-]*$/);
  });

  it.each(services)('knows whether %s is well, or runs it once', (name, { healthcheck, restart }) => {
    if (oneShot(name)) expect(restart).not.toBe('unless-stopped');
    else expect(healthcheck).toMatchObject({ test: expect.anything(), interval: expect.any(String) });
  });

  it('waits for the health or the end of another service, never for its mere start', () => {
    const waits = services.flatMap(([, { depends_on = {} }]) => Object.entries(depends_on));
    expect(waits.length).toBeGreaterThan(0);
    for (const [name, { condition }] of waits) {
      expect(file.services[name], name).toBeDefined();
      expect(condition).toBe(oneShot(name) ? 'service_completed_successfully' : 'service_healthy');
    }
  });

  it('has no default for any secret: without one it does not start', () => {
    const values = services.flatMap(([, { environment = {} }]) => Object.entries(environment));
    const secrets = values.filter(
      ([name, value]) => /SECRET|PASSWORD|PWD|_KEY/.test(name) || /\/\/\w+:.*@/.test(value),
    );
    expect(secrets.length).toBeGreaterThanOrEqual(5);
    // More keys than the secret's own are asked of nobody.
    for (const [name, value] of secrets.filter(([name]) => name !== 'HUIYIN_KEYS'))
      expect(value, name).toMatch(/\$\{HUIYIN_\w+:\?[^}]+\}/);
  });

  it('publishes the API, and the Temporal UI on this host only', () => {
    expect(named(({ ports }) => (ports ?? []).length > 0)).toEqual(['temporal-ui', 'api']);
    expect(file.services['temporal-ui']?.ports?.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
  });

  it('registers every search attribute that appeals carry, as a Keyword', () => {
    const { command = [] } = file.services['search-attributes'] ?? {};
    const registered = command.flatMap((word, i) =>
      word.startsWith('--name=') ? [`${word.slice('--name='.length)} ${command[i + 1]}`] : [],
    );
    const wanted = Object.values(searchAttributeKeys).map(({ name }) => `${name} --type=Keyword`);
    expect(registered.sort()).toEqual(wanted.sort());
  });

  it('gives the API an environment that it takes', () => {
    expect(readEnvironment(environmentOf('api'))).toMatchObject({
      TEMPORAL_ADDRESS: 'temporal:7233',
      HUIYIN_COUNTY: '/county',
      HUIYIN_MODE: 'cluster',
    });
  });

  it('leads the worker to the same servers and the same county, with the same keys', () => {
    const { PORT, HUIYIN_MODE, TEMPORAL_UI_URL, HUIYIN_UI_ORIGINS, ...shared } = environmentOf('api');
    const edge = /^HUIYIN_(?:TRUSTED_PROXIES|CORS_ORIGINS|METRICS_TOKEN)$/;
    const both = Object.fromEntries(Object.entries(shared).filter(([name]) => !edge.test(name)));
    expect(environmentOf('worker')).toEqual(both);
  });
});
