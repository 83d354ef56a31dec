import { parseArgs } from 'node:util';
import { walk } from '../watch/walk.ts';
import { type Plan, planOf, type Side, sides } from './plan.ts';
import { ChangedMeanwhile, carryOut, lostKeysOf, materialOf, type RepairNeeds } from './repair-case.ts';
import { heldLines, keyLines, planLines, troubleLine } from './words.ts';

/** An order to `npm run repair`. */
export interface RepairOrder {
  /** null: list, or with `all` every case of the list. */
  readonly appeal: string | null;
  readonly all: boolean;
  readonly walk: boolean;
  readonly confirm: boolean;
  readonly by: string | null;
  readonly side: Side | null;
}

export const usage =
  '用法 · usage: npm run repair -- [CASE | --all] [--walk] [--confirm --by NAME] [--for log|workflow]';

/** Reads the arguments. null: they make no order. */
export function orderOf(args: readonly string[]): RepairOrder | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        all: { type: 'boolean', default: false },
        walk: { type: 'boolean', default: false },
        confirm: { type: 'boolean', default: false },
        by: { type: 'string' },
        for: { type: 'string' },
      },
    });
    const [appeal = null, ...more] = positionals;
    const side = sides.find((one) => one === values.for) ?? null;
    const wrong =
      more.length > 0 ||
      (values.for !== undefined && side === null) ||
      (appeal !== null && values.all) ||
      (values.confirm && (!values.by || (appeal === null && !values.all)));
    if (wrong) return null;
    const { all, walk, confirm, by = null } = values;
    return { appeal, all, walk, confirm, by, side };
  } catch {
    return null;
  }
}

/**
 * Lists, shows or repairs. Returns the exit code: 0 where nothing is wrong any more, 1 where something is. Throws the
 * error of a store that is away.
 */
export async function repair(
  needs: RepairNeeds,
  order: RepairOrder,
  say: (line: string) => void,
): Promise<0 | 1> {
  if (order.walk) await walkNow(needs);
  const found = await needs.store.repair.troubles();
  if (order.appeal === null && !order.all) {
    for (const { appeal, kind } of found) say(troubleLine(appeal, kind));
    say(`共 ${found.length} 处 · ${found.length} found. npm run repair -- CASE`);
    return found.length === 0 ? 0 : 1;
  }
  const cases = order.appeal === null ? [...new Set(found.map(({ appeal }) => appeal))] : [order.appeal];
  let wrong = 0;
  for (const appeal of cases) if (!(await repairOne(needs, order, appeal, say))) wrong += 1;
  if (order.all)
    say(`诉求 ${cases.length} 件，未修复 ${wrong} 件 · ${cases.length} cases, ${wrong} not repaired.`);
  return wrong === 0 ? 0 : 1;
}

async function walkNow({ store, client, taskQueue, clock }: RepairNeeds): Promise<void> {
  const { found } = await walk({ store, client, taskQueue, closed: true });
  await store.repair.keepTroubles(found, clock());
}

/** Returns whether nothing is wrong with the case any more. */
async function repairOne(
  needs: RepairNeeds,
  { confirm, by, side }: RepairOrder,
  appeal: string,
  say: (line: string) => void,
): Promise<boolean> {
  const material = await materialOf(needs, appeal);
  const plan = planOf(material, side);
  const lostKeys = await lostKeysOf(needs, plan.state ?? material.snapshot);
  say(appeal);
  for (const line of [...heldLines(material), ...keyLines(lostKeys), ...planLines(plan)]) say(`  ${line}`);
  if (!confirm || by === null || plan.steps.length === 0) return isWhole(plan);
  try {
    await carryOut(needs, { material, plan, by, side });
    say('  已修复 · repaired');
    return true;
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile)) throw error;
    say('  诉求刚有变动，请重试 · the case has just changed: try again');
    return false;
  }
}

const isWhole = ({ steps, lost, undecidedFrom }: Plan): boolean =>
  steps.length === 0 && lost.length === 0 && undecidedFrom === null;
