/** `npm run sbom` writes reports/bom.cdx.json, which lists the parts of a county's installation in CycloneDX. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_ROOT } from './paths.ts';
import { explain, tell } from './trouble.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}
interface Bill {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const directory = join(PROJECT_ROOT, 'reports');
const mostBytes = 64 * 1024 * 1024;

/**
 * Takes npm's own list of the lock file and removes what only builds and tests need. npm's `--omit=dev` would
 * remove too much. It also drops packages that development tools share with the program, such as the Temporal SDK.
 */
async function billOfMaterials(): Promise<Bill> {
  const args = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'];
  const { stdout } = await promisify(execFile)('npm', args, { cwd: PROJECT_ROOT, maxBuffer: mostBytes });
  const bill = JSON.parse(stdout) as Bill;
  const components = bill.components.filter(({ properties = [] }) => !properties.some(isDevelopment));
  const kept = new Set([bill.metadata.component, ...components].map((component) => component['bom-ref']));
  const dependencies = bill.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((name) => kept.has(name)) }));
  return { ...bill, components, dependencies };
}

const isDevelopment = ({ name, value }: { name: string; value: string }): boolean =>
  name === 'cdx:npm:package:development' && value === 'true';

try {
  const bill = await billOfMaterials();
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'bom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`);
  process.stdout.write(`reports/bom.cdx.json: ${bill.components.length}\n`);
} catch (error) {
  tell(explain(error));
  process.exit(1);
}
