import { done } from '../contract/outcome.ts';
import { clockLeap } from '../domain/time/clockLeap.ts';
import { businessDate, type Deps } from '../deps.ts';
import { complaintDay } from '../features/collections/complaintDay.ts';
import { promiseDay } from '../features/collections/promiseDay.ts';
import { repairDay } from '../features/creditRepairs/repairDay.ts';
import { reminderRound } from '../features/reminders/day.ts';
import { planDay, type PlanDay } from '../features/restructures/planDay.ts';
import { visitDay } from '../features/collections/visits/visitDay.ts';
import { insertRolled, lastRolled } from '../book/businessDays.ts';
import { loadPolicies } from '../book/policies.ts';
import { unitOfWork } from '../store/unitOfWork.ts';

/** The date the book was rolled to, and what each part of it did. */
export interface RolledDay {
  business_date: string;
  results: {
    restructures: PlanDay;
    promises: Awaited<ReturnType<typeof promiseDay>>;
    reminders: Awaited<ReturnType<typeof reminderRound>>;
    credit_repairs: Awaited<ReturnType<typeof repairDay>>;
    complaints: Awaited<ReturnType<typeof complaintDay>>;
    visits: Awaited<ReturnType<typeof visitDay>>;
  };
}

const isRolled = (last: string | null, date: string): boolean => last !== null && last >= date;

/**
 * Rolls the book to the business date, in one transaction, once: what a date alone brings about
 * (plans take effect, are judged, lapse; promises are kept or broken). Positions need no roll: they
 * are dates compared. Days on which no server ran are not made up for one by one: every verdict is
 * about a date, and the last one holds. Answers null where the day was rolled already.
 */
export async function rollBusinessDay(deps: Deps): Promise<RolledDay | null> {
  if (isRolled(await lastRolled(deps.database.read), businessDate(deps))) return null;
  // Workdays count by the notices that are approved by now.
  await loadPolicies(deps.database.read);
  const rolled = await unitOfWork<RolledDay | null>(
    deps,
    { id: null, name: 'business day' },
    async (unit) => {
      // Another server on the same book may have come first.
      if (isRolled(await lastRolled(unit.db), unit.businessDate)) return done(null);
      const results = {
        restructures: await planDay(unit),
        promises: await promiseDay(unit),
        reminders: await reminderRound(unit),
        credit_repairs: await repairDay(unit),
        complaints: await complaintDay(unit),
        visits: await visitDay(unit),
      };
      await insertRolled(unit.db, unit.businessDate, unit.now, results);
      unit.record({
        action: 'roll',
        resource: 'business_days',
        record_id: null,
        after: { business_date: unit.businessDate, ...results },
      });
      return done({ business_date: unit.businessDate, results });
    },
  );
  return rolled.ok ? rolled.value : null;
}

/**
 * The same by a server's own rounds, which follow the clock without anyone looking: what has leapt
 * waits for the command `business-day`, given by somebody who looked. A date that the settings fix
 * is such a word, and a demo is left to itself for weeks. Answers whether the book may be carried
 * to the day of the clock; behind the book it may, for its figures are of any day that is asked.
 */
export async function followClock(deps: Deps): Promise<boolean> {
  const { businessDate: fixed, demoBook } = deps.config;
  const clock = businessDate(deps);
  const book = await lastRolled(deps.database.read);
  const days = fixed === undefined && !demoBook ? clockLeap(book, clock) : undefined;
  if (days !== undefined)
    deps.log.warn({ clock, book, days }, 'the clock has leapt: set it right, or run business-day');
  if (days !== undefined && days > 0) return false;
  await rollBusinessDay(deps);
  return true;
}
