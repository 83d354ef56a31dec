import { fileURLToPath } from 'node:url';
import { openKeyring } from '../privacy/index.ts';
import { auditStore, type Discrepancy, findings } from '../store/index.ts';
import { withStores } from './stores.ts';
import type { TroubleKind } from './watch/held.ts';
import { walk } from './watch/walk.ts';

/** Variables of the audit. An empty variable counts as unset. */
export interface AuditEnvironment {
  readonly MONGODB_URI?: string;
  readonly MONGODB_DATABASE?: string;
  /** Without the secret, sealed data is reported as unreadable. */
  readonly HUIYIN_SECRET?: string;
  readonly HUIYIN_KEYS?: string;
  /** With it the audit also compares open cases with their workflows. */
  readonly TEMPORAL_ADDRESS?: string;
  readonly [more: string]: string | undefined;
}

/**
 * Checks all evidence in MongoDB and prints the contradictions. Exit codes: 0 for no problem, 1 for contradictions,
 * 2 for unreachable MongoDB.
 */
export async function audit(
  env: AuditEnvironment,
  say: (line: string) => void,
  nowMs = Date.now(),
): Promise<0 | 1 | 2> {
  const options = {
    uri: env.MONGODB_URI || 'mongodb://127.0.0.1:27017',
    database: env.MONGODB_DATABASE || 'huiyin',
    keyring: openKeyring({ secret: env.HUIYIN_SECRET ?? '', keys: env.HUIYIN_KEYS }),
  };
  const beganMs = performance.now();
  const told = new Set<string>();
  const tell = (found: Discrepancy) => {
    told.add(found.about);
    say(lineOf(found));
  };
  const result = await auditStore(options, tell, nowMs).catch(isAway);
  if (typeof result === 'string') {
    say(
      `未能核查：数据库不可用（${result}）。\nThe audit did not run: the database is unavailable (${result}).`,
    );
    return 2;
  }
  const { appeals, events, unanchored, anchors, acts } = result;
  const seconds = ((performance.now() - beganMs) / 1000).toFixed(1);
  say(
    `诉求 ${appeals}，事件 ${events}（待封存 ${unanchored}），封存 ${anchors}，管理行为 ${acts}，用时 ${seconds} 秒。`,
  );
  say(
    `Appeals ${appeals}, events ${events} (${unanchored} in no anchor yet), anchors ${anchors}, acts ${acts}, ${seconds} s.`,
  );
  const walked = env.TEMPORAL_ADDRESS ? await walkThrough(env, tell, told) : 0;
  if (walked === null) {
    say('未核查流程：Temporal 不可用。\nThe workflows were not compared: Temporal is unavailable.');
    return 2;
  }
  const discrepancies = result.discrepancies + walked;
  if (discrepancies === 0) {
    say('记录完整，未见改动。\nThe records are whole and unaltered.');
    return 0;
  }
  say(`发现 ${discrepancies} 处不符。\nDiscrepancies found: ${discrepancies}.`);
  return 1;
}

/** Kinds that the records alone show too. */
const shownByRecords: readonly TroubleKind[] = [
  'log-gap',
  'log-behind',
  'snapshot-missing',
  'snapshot-behind',
];

/** Compares open cases with their workflows. Returns the number of findings, or null where Temporal is unreachable. */
async function walkThrough(
  env: AuditEnvironment,
  tell: (found: Discrepancy) => void,
  told: ReadonlySet<string>,
): Promise<number | null> {
  const found = await withStores(env, async (stores) => (await walk(stores)).found).catch(
    (error: unknown) => {
      if (error instanceof Error && ['ServiceError', 'Error'].includes(error.name)) return null;
      throw error;
    },
  );
  if (!found) return null;
  const fresh = found.filter(({ appeal, kind }) => !(shownByRecords.includes(kind) && told.has(appeal)));
  for (const { appeal, kind } of fresh) tell({ what: kind, about: appeal });
  return fresh.length;
}

const lineOf = ({ what, about, seq }: Discrepancy): string => {
  const [zh, en] = findings[what];
  return `${about}${seq === undefined ? '' : ` #${seq}`}  ${what}  ${zh} · ${en}`;
};

/** The name of the driver's error. Its message may contain an address with a password. */
function isAway(error: unknown): string {
  // An error of the server itself is an answer: it is there.
  const isAnswer = error instanceof Error && error.name === 'MongoServerError';
  if (error instanceof Error && error.name.startsWith('Mongo') && !isAnswer) return error.name;
  throw error;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await audit(process.env, (line) => process.stdout.write(`${line}\n`));
}
