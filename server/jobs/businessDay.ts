import { done } from '../contract/outcome.ts';
import { businessDate, type Deps } from '../deps.ts';
import { complaintDay } from '../features/collections/complaintDay.ts';
import { promiseDay } from '../features/collections/promiseDay.ts';
import { repairDay } from '../features/creditRepairs/repairDay.ts';
import { reminderRound } from '../features/reminders/day.ts';
import { planDay, type PlanDay } from '../features/restructures/planDay.ts';
import { visitDay } from '../features/collections/visits/visitDay.ts';
import { insertRolled, lastRolled } from '../book/businessDays.ts';
import { readHolidays } from '../book/workdays.ts';
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
  const rolled = await unitOfWork<RolledDay | null>(
    deps,
    { id: null, name: 'business day' },
    async (unit) => {
      // Another server on the same book may have come first.
      if (isRolled(await lastRolled(unit.db), unit.businessDate)) return done(null);
      await readHolidays(unit.db);
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
