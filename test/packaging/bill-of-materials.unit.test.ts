import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { textOf } from './packaging.ts';

interface Bill {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: { readonly version: string; readonly 'bom-ref': string } };
  readonly components: readonly { readonly 'bom-ref': string; readonly purl: string }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}
interface Package {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

describe('the bill of materials', () => {
  it('lists in CycloneDX, with its release, every package that runs in a county and none that only builds', async () => {
    const cwd = fileURLToPath(new URL('../..', import.meta.url));
    await promisify(execFile)('npm', ['run', '--silent', 'sbom'], { cwd });
    const bill = JSON.parse(textOf('reports/bom.cdx.json')) as Bill;
    const { version, dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Package;
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' });
    expect(bill.metadata.component.version).toBe(version);
    const names = new Set(
      bill.components.map(({ purl }) => decodeURIComponent(purl).slice('pkg:npm/'.length)),
    );
    const listed = (name: string) => [...names].some((purl) => purl.startsWith(`${name}@`));
    expect(Object.keys(dependencies).filter((name) => !listed(name))).toEqual([]);
    const builders = ['@biomejs/biome', '@stryker-mutator/core', 'fast-check', 'oidc-provider'];
    expect(builders.filter(listed)).toEqual([]);
    expect(Object.keys(devDependencies)).toEqual(expect.arrayContaining(builders));
    const refs = new Set([bill.metadata.component, ...bill.components].map((c) => c['bom-ref']));
    const leads = bill.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
    expect(leads.filter((ref) => !refs.has(ref))).toEqual([]);
  });
});
