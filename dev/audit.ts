/**
 * `npm run audit` checks that the records are whole and unaltered. It uses MONGODB_URI, or otherwise the local run.
 */
import { audit } from '../worker/audit.ts';
import { recordsOf } from './local-run.ts';

process.exitCode = await audit(await recordsOf(process.env), (line) => process.stdout.write(`${line}\n`));
