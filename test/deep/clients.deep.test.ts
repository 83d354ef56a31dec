import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueToken } from '../../api/accounts/token.ts';
import { useSystem } from '../e2e/system.ts';
import { programSecret } from '../support/keyring.ts';

/**
 * Clients that others' generators make of the document, on the running stack. Go, Java, Maven and Python must be there;
 * the generators are fetched once.
 */
const versions = {
  oapiCodegen: 'v2.8.2',
  ogen: 'v1.24.0',
  pythonClient: '0.29.1',
  generator: '7.12.0',
};
const mostMs = 900_000;
const files = fileURLToPath(new URL('./clients/', import.meta.url));
const cache = fileURLToPath(new URL('../../.cache/clients/', import.meta.url));
const run = async (program: string, args: readonly string[], cwd: string, env: object = {}) => {
  const more = { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 2 ** 20 };
  return (await promisify(execFile)(program, [...args], more)).stdout;
};

describe('a client that was generated of the document', { timeout: mostMs }, () => {
  const system = useSystem();
  let place: string;
  let given: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'huiyin-clients-'));
    await mkdir(cache, { recursive: true });
    const { api } = system;
    given = join(place, 'openapi.json');
    await writeFile(given, await (await fetch(`${api}/openapi.json`)).text());
    const token = async (account: string) => `Bearer ${await issueToken(programSecret, account, 3600)}`;
    env = {
      API: api,
      HOTLINE: await token('integrator:hotline'),
      CENTRE: await token('centre:county'),
      OFFICER: await token('officer:power'),
    };
  }, mostMs);
  afterAll(() => rm(place, { recursive: true, force: true }));

  it('by oapi-codegen lives a whole case', async () => {
    const tool = `github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@${versions.oapiCodegen}`;
    await run('go', ['install', tool], cache, { GOBIN: cache });
    const home = join(place, 'go');
    await mkdir(join(home, 'client'), { recursive: true });
    const made = ['-package', 'client', '-generate', 'types,client', '-o', join(home, 'client', 'client.go')];
    await run(join(cache, 'oapi-codegen'), [...made, given], home);
    await cp(join(files, 'main.go'), join(home, 'main.go'));
    await writeFile(join(home, 'go.mod'), 'module huiyin\ngo 1.24\n');
    await run('go', ['mod', 'tidy'], home);
    expect(await run('go', ['run', '.'], home, env)).toBe('closed');
  });

  it('by ogen is made without a refusal and compiles', async () => {
    await run('go', ['install', `github.com/ogen-go/ogen/cmd/ogen@${versions.ogen}`], cache, {
      GOBIN: cache,
    });
    const home = join(place, 'ogen');
    await mkdir(join(home, 'client'), { recursive: true });
    await run(join(cache, 'ogen'), ['--target', 'client', '--package', 'client', given], home);
    await writeFile(join(home, 'go.mod'), 'module huiyin\ngo 1.24\n');
    await run('go', ['mod', 'tidy'], home);
    expect(await run('go', ['build', './client'], home)).toBe('');
  });

  it('by openapi-python-client lives a whole case', async () => {
    const home = join(cache, 'python');
    await run('python3', ['-m', 'venv', home], cache);
    const [pip, tool, python] = ['pip', 'openapi-python-client', 'python'].map((one) =>
      join(home, 'bin', one),
    );
    await run(pip!, ['install', '-q', `openapi-python-client==${versions.pythonClient}`], cache);
    await run(
      tool!,
      ['generate', '--path', given, '--meta', 'none', '--output-path', 'huiyin_client'],
      place,
    );
    await cp(join(files, 'play.py'), join(place, 'play.py'));
    expect(await run(python!, ['play.py'], place, env)).toBe('closed');
  });

  it.each(['python', 'go', 'java'])(
    'by openapi-generator is made without a refusal: %s',
    async (language) => {
      const coordinates = `org.openapitools:openapi-generator-cli:${versions.generator}`;
      const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';
      const jar = `openapi-generator-cli-${versions.generator}.jar`;
      await run('mvn', ['-q', plugin, `-Dartifact=${coordinates}`, `-DoutputDirectory=${cache}`], place);
      const home = join(place, `made-${language}`);
      await run(
        'java',
        ['-jar', join(cache, jar), 'generate', '-i', given, '-g', language, '-o', home],
        place,
      );
      if (language === 'python') {
        const python = join(cache, 'python', 'bin', 'python');
        const needs = ['install', '-q', 'pydantic', 'python-dateutil', 'urllib3', 'typing-extensions'];
        await run(join(cache, 'python', 'bin', 'pip'), needs, place);
        await rename(join(home, 'openapi_client'), join(place, 'openapi_client'));
        expect(await run(python, ['-c', 'import openapi_client; print("read", end="")'], place)).toBe('read');
      }
      if (language === 'go') {
        await rm(join(home, 'test'), { recursive: true, force: true });
        await run('go', ['mod', 'tidy'], home);
        expect(await run('go', ['build', './...'], home)).toBe('');
      }
      if (language === 'java') expect(await run('mvn', ['-q', 'compile'], home)).not.toContain('ERROR');
    },
  );
});

describe('tus-js-client', () => {
  const system = useSystem();

  it('sends an announced file in chunks, and goes on after a broken connection', async () => {
    const { api } = system;
    const bytes = await readFile(
      fileURLToPath(new URL('../../docs/pictures/today-officer.png', import.meta.url)),
    );
    const headers = {
      Authorization: `Bearer ${await issueToken(programSecret, 'integrator:hotline', 3600)}`,
    };
    const announced = await fetch(`${api}/v1/attachments`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: '工作台.png', bytes: bytes.length }),
    });
    const { id, uploadUrl } = (await announced.json()) as { id: string; uploadUrl: string };
    let broken = 0;
    await new Promise<void>((resolve, reject) => {
      const upload = new Upload(bytes, {
        uploadUrl: new URL(uploadUrl, api).href,
        headers,
        chunkSize: Math.ceil(bytes.length / 4),
        retryDelays: [10],
        onChunkComplete: () => {
          broken += 1;
          if (broken === 1) void upload.abort().then(() => upload.start());
        },
        onSuccess: () => resolve(),
        onError: reject,
      });
      upload.start();
    });
    const stored = await fetch(`${api}/v1/attachments/${id}`, { headers });
    expect(await stored.json()).toMatchObject({ id, name: '工作台.png', type: 'image/png' });
  });
});
