import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { openDatabase } from '../../db/connection.ts';
import { leadersAfter } from '../../server/book/people.ts';
import { loadPolicies } from '../../server/book/policies.ts';
import { prepare } from '../../server/commands/prepare.ts';
import { readConfig } from '../../server/config.ts';
import { addDays, daysBetween } from '../../server/domain/time/calendar.ts';
import { type RuledDay, warnDay } from '../../server/domain/warnings/day.ts';
import { type CameLate, effectsOf, type Measured } from '../../server/domain/warnings/effect.ts';
import {
  isRunning,
  lateOn,
  type LoanHistory,
  type Standing,
} from '../../server/domain/warnings/history.ts';
import {
  type WatchedPerson,
  watchedPeople,
} from '../../server/features/warnings/store/histories.ts';
import { TODAY } from './largeBook.ts';

/**
 * Replays the demo book day by day and says how well the shipped rules foresaw which loans came to
 * be late: precision of each rule, recall, and how many days ahead. Numbers and changes of details
 * are known from the day they were entered, which in a demo book is its last.
 */

/** Days that are replayed. */
const DAYS = 300;
const SLICE = 500;

/** The days on which a loan came to be so late, each once for a time. */
function latesOf(loan: LoanHistory, days: readonly RuledDay[]): CameLate[] {
  const lates: CameLate[] = [];
  for (const { on, policy } of days) {
    const [oldest] = lateOn(loan, on);
    if (oldest === undefined || !isRunning(loan, on)) continue;
    const before = lates.at(-1);
    if (
      daysBetween(oldest.due_on, on) === policy.late_days &&
      (before === undefined || daysBetween(before.late_on, on) >= policy.within_days)
    )
      lates.push({ loan_id: loan.loan_id, late_on: on });
  }
  return lates;
}

/** What a person is warned of, day after day, where nobody acts. */
function played({ history }: WatchedPerson, days: readonly RuledDay[]): Measured[] {
  let standing: Standing[] = [];
  const all: Measured[] = [];
  for (const { on, policy } of days) {
    const { raised, ended } = warnDay(history, policy, standing, on);
    const over = new Set(ended.map(({ warning }) => warning.id));
    standing = standing.map((one) => (over.has(one.id) ? { ...one, is_open: false } : one));
    for (const { loan, ...one } of raised) {
      all.push({ ...one, loan_id: loan.loan_id });
      standing.push({ ...one, id: all.length, loan_id: loan.loan_id, is_open: true });
    }
  }
  return all;
}

const percent = (of: number, among: number): string =>
  among === 0 ? '–' : `${Math.round((100 * of) / among)} %`;

const folder = mkdtempSync(path.join(tmpdir(), 'daihou-warnings-'));
const url = `sqlite:${path.join(folder, 'book.sqlite')}`;
const database = openDatabase(url);
await prepare({
  config: { ...readConfig({ DATABASE_URL: url }), businessDate: TODAY },
  database,
  clock: { now: () => new Date(`${TODAY}T04:00:00Z`) },
  log: pino({ level: 'silent' }),
});
const policies = await loadPolicies(database.read);
const first = addDays(TODAY, -DAYS);
const days = Array.from({ length: DAYS + 1 }, (_, at): RuledDay => {
  const on = addDays(first, at);
  return { on, policy: policies.on('warning_rules', on) };
});
const window = { from: first, to: TODAY, settled: true };
const [warnings, lates]: [Measured[], CameLate[]] = [[], []];
let loans = 0;
for (let after = 0; ; ) {
  const leaders = await leadersAfter(database.read, after, SLICE);
  const last = leaders.at(-1);
  if (last === undefined) break;
  after = last;
  for (const person of await watchedPeople(database.read, leaders, window)) {
    loans += person.history.loans.length;
    warnings.push(...played(person, days));
    lates.push(...person.history.loans.flatMap((loan) => latesOf(loan, days)));
  }
}
await database.close();
rmSync(folder, { recursive: true });

const { late_days, within_days } = policies.on('warning_rules', TODAY);
const span = { from: first, to: TODAY, on: TODAY, late_days, within_days };
console.log(
  `${loans} loans over ${DAYS} days to ${TODAY}: ${lates.length} came to be ${late_days} days late`,
);
console.table(
  Object.fromEntries(
    effectsOf(warnings, lates, span).map((effect) => [
      effect.rule,
      {
        raised: effect.raised,
        judged: effect.judged,
        'came true': effect.came_true,
        precision: percent(effect.came_true, effect.judged),
        foreseen: effect.foreseen,
        recall: percent(effect.foreseen, lates.length),
        'median days ahead': effect.median_lead_days ?? '–',
      },
    ]),
  ),
);
const warned = lates.filter((late) =>
  warnings.some(
    ({ loan_id, raised_on }) =>
      loan_id === late.loan_id &&
      raised_on < late.late_on &&
      daysBetween(raised_on, late.late_on) <= within_days,
  ),
);
console.log(`any rule: ${warned.length} of ${lates.length} foreseen`);
