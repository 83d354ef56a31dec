import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Trouble } from '../trouble.ts';
import { type FoundPart, findPart, type PartContext, type PartSource } from './find-part.ts';
import { libraryDownload } from './library-download.ts';
import { runTool } from './tool.ts';
import { type VersionWish, versionOf } from './version-of.ts';

const VERSION = '1.35.0';
const COPY_DEPENDENCIES = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
const MAVEN_IDLE_MS = 180_000;

const javaWish: VersionWish = {
  name: 'Java',
  args: ['-version'],
  pattern: /version "(\d+(?:\.\d+)*)/,
  least: [11, 0, 0],
};

const POM = `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>huiyin</groupId>
  <artifactId>test-server</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>io.temporal</groupId><artifactId>temporal-test-server</artifactId><version>${VERSION}</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
`;

/** The serial collector and the first compiler only. The server then starts within a second and stays small. */
const WRAPPER = `#!/bin/sh
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"
`;

const mavenJars = (context: PartContext): PartSource => ({
  name: {
    zh: ' Maven 包 io.temporal:temporal-test-server',
    en: 'the Maven package io.temporal:temporal-test-server',
  },
  note: { zh: '37 MB', en: '37 MB' },
  bring: async (directory) => {
    await versionOf(javaWish, 'java', context.env);
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, 'pom.xml'), POM);
    await runTool({
      name: 'Maven',
      command: 'mvn',
      args: ['-B', COPY_DEPENDENCIES, '-DoutputDirectory=lib', '-DincludeScope=runtime'],
      env: context.env,
      cwd: directory,
      idleMs: MAVEN_IDLE_MS,
      say: context.say,
    });
    await writeFile(join(directory, 'test-server'), WRAPPER);
    return 'test-server';
  },
});

/** The server reports no version. The wrapper works if the jar and the Java behind it work. */
async function check(program: string, env: NodeJS.ProcessEnv): Promise<string> {
  if (!program.endsWith('/test-server')) return 'SDK';
  await versionOf(javaWish, 'java', env);
  const jars = await readdir(join(program, '..', 'lib')).catch((): string[] => []);
  if (jars.includes(`temporal-test-server-${VERSION}.jar`)) return VERSION;
  throw new Trouble(
    'Maven 没有留下 temporal-test-server 的 jar。',
    'Maven left no temporal-test-server jar.',
  );
}

export const testServerSources = (context: PartContext): PartSource[] => [
  libraryDownload('test-server', context),
  mavenJars(context),
];

export const findTestServer = (
  context: PartContext,
  sources = testServerSources(context),
): Promise<FoundPart> =>
  findPart(
    {
      name: 'Temporal test server',
      key: `test-server-${VERSION}`,
      check: (program) => check(program, context.env),
      sources,
    },
    context,
  );
