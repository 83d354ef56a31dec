import { dueAtMs } from '../calendar/index.ts';
import { draft } from '../event/event.ts';
import { type Recorded, recordOne } from '../event/record.ts';
import { opens } from '../owed/ledger.ts';
import { headOf } from '../people/parties.ts';
import { wholeLimitOf } from '../policy/urgency.ts';
import { type Actor, systemActor } from '../state/index.ts';
import { beginAppeal } from './begin.ts';
import type { RegisteredData } from './registered.ts';

/** A report of misconduct is confidential from its first instant. The discipline office has it at once. */
export function registerReport(data: RegisteredData, actor: Actor, nowMs: number): Recorded {
  const { county } = data;
  const begun = beginAppeal(data, actor, nowMs, false);
  const unit = county.discipline;
  const owner = { role: 'discipline', unit, person: headOf(begun.state, unit) } as const;
  const limit = wholeLimitOf(begun.state, nowMs);
  const dueMs = dueAtMs(county.calendar, limit, nowMs);
  const opened = draft('report-opened', { unit, person: owner.person }, [
    opens(begun.state, nowMs, { kind: 'complete', owner, limit, dueMs }),
  ]);
  return recordOne(begun, opened, { nowMs, actor: systemActor });
}
