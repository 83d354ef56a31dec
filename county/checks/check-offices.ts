import { calendarFrom } from '../../domain/index.ts';
import { quoted, reason } from '../reading/names.ts';
import type { CountyContent } from '../reading/read.ts';
import { notALeader, noUnit, type TellProblem } from './naming.ts';

/** Checks county.yaml: the default leader, the county's centre, its two offices, and one common time zone. */
export function checkOffices(read: CountyContent, tell: TellProblem): void {
  const { county, countyFile, units, calendar } = read;
  if (!county) return;
  const leaderWrong = notALeader(read, county.defaultLeader);
  if (leaderWrong) tell(countyFile, ['defaultLeader'], leaderWrong);
  for (const field of ['centre', 'supervision', 'discipline'] as const) {
    if (!units.has(county[field])) tell(countyFile, [field], noUnit(county[field]));
  }
  const centre = units.get(county.centre);
  if (centre && centre.centre === undefined) {
    const why = reason(`${quoted(county.centre)}没有服务中心`, `${county.centre} has no service centre`);
    tell(countyFile, ['centre'], why);
  }
  const own = calendarFrom({ version: '', utcOffset: county.utcOffset, days: [] });
  if (calendar && own.ok && own.calendar.utcOffsetMinutes !== calendar.utcOffsetMinutes) {
    const why = reason('时区与“calendar.yaml”不一致', 'the offset differs from calendar.yaml');
    tell(countyFile, ['utcOffset'], why);
  }
}
