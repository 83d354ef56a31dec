/**
 * `npm run bench` measures commands over HTTP. `npm run bench -- domain` measures the rules alone. See
 * docs/performance.md.
 */
const measured = process.argv[2] === 'domain' ? import('./domain.ts') : import('./commands.ts');
await measured;
