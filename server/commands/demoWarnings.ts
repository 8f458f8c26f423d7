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
const LOOKED = [21, 7, 1] as const;

/** What people did about some of the first warnings. */
const DONE: readonly { outcome: WarningAnswer; comment: string | null }[] = [
  { outcome: 'contacted', comment: '已电话联系，借款人说明工资迟发，本周补足' },
  { outcome: 'plan_offered', comment: '建议改为每月 25 日还款，借款人考虑中' },
  { outcome: 'false_alarm', comment: '银行入账晚一天，借款人已出示转账凭证' },
  { outcome: 'restructure_asked', comment: null },
];

/** Warnings of the last weeks come into being as on each of those days; some are acted on. */
export async function playWarnings(deps: Deps): Promise<void> {
  const today = businessDate(deps);
  for (const days of LOOKED) await makeWarnings(deps, { on: addDays(today, -days) });
  const rows = await firstOpen(deps.database.read, DONE.length);
  const user = (await demoPeople(deps.database.read)).user('supervisor');
  const actor = { id: user.id, name: user.full_name };
  for (const [at, row] of rows.entries()) {
    const { outcome, comment } = DONE[at] ?? { outcome: 'contacted', comment: null };
    orRefuse(
      await unitOfWork(deps, actor, async (unit) =>
        done(orRefuse(await closeWarning(unit, row, { outcome, comment }, user))),
      ),
    );
  }
}
