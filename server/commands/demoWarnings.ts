import { done, orRefuse } from '../contract/outcome.ts';
import { businessDate, type Deps } from '../deps.ts';
import { addDays } from '../domain/time/calendar.ts';
import type { WarningAnswer } from '../domain/warnings/words.ts';
import { makeWarnings } from '../features/warnings/day.ts';
import { firstOpen } from '../features/warnings/store/days.ts';
import { closeWarning } from '../features/warnings/warnings.ts';
import { unitOfWork } from '../store/unitOfWork.ts';
import { demoPeople } from './demoPeople.ts';

/**
 * Days before today on which the demo lender looked at its loans; the days between are made up for,
 * and today is left to the server, once it has judged the promises.
 */
const LOOKED = [10, 1] as const;

/** What people did about some of the first warnings. */
const DONE: readonly { outcome: WarningAnswer; comment?: string }[] = [
  { outcome: 'contacted', comment: '已电话联系，借款人说明工资迟发，本周补足' },
  { outcome: 'plan_offered', comment: '建议改为每月 25 日还款，借款人考虑中' },
  { outcome: 'false_alarm', comment: '银行入账晚一天，借款人已出示转账凭证' },
  { outcome: 'restructure_asked' },
  { outcome: 'contacted' },
  { outcome: 'contacted', comment: '借款人已知悉，发薪日后还款' },
];

/** Of so many one after the other, one is left to somebody. */
const LEFT = 6;
const MOST = 200;

/** Warnings of the last weeks come into being as on each of those days; most are acted on. */
export async function playWarnings(deps: Deps): Promise<void> {
  const today = businessDate(deps);
  const [first, ...later] = LOOKED;
  await makeWarnings(deps, { on: addDays(today, -first) });
  await actOn(deps);
  for (const days of later) await makeWarnings(deps, { on: addDays(today, -days) });
}

async function actOn(deps: Deps): Promise<void> {
  const rows = await firstOpen(deps.database.read, MOST);
  const user = (await demoPeople(deps.database.read)).user('supervisor');
  const acted = rows.filter((_row, at) => at % LEFT !== LEFT - 1);
  orRefuse(
    await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
      for (const [at, row] of acted.entries()) {
        const { outcome, comment } = DONE[at % DONE.length] ?? { outcome: 'contacted' };
        orRefuse(await closeWarning(unit, row, { outcome, comment }, user));
      }
      return done(undefined);
    }),
  );
}
