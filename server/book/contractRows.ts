import { offRestDays } from '../domain/ledger/dueDays.ts';
import {
  buildSchedule,
  type ScheduledInstallment,
  type ScheduleTerms,
} from '../domain/ledger/schedule.ts';
import type { PolicyBook } from './policies.ts';
import { chineseWorkdays } from './workdays.ts';

/**
 * The rows that a day's policy on days of rest makes of others: that of the day the money was lent,
 * or a plan begins.
 */
export const offRestDaysOf = <Row extends { due_on: string }>(
  rows: readonly Row[],
  policies: PolicyBook,
  from: string,
  product?: string,
): Row[] =>
  offRestDays(rows, policies.on('due_days', from, product).rest_day, chineseWorkdays, from);

/** The schedule of a contract: that of its terms, off the days of rest where the policy says so. */
export const contractRows = (
  terms: ScheduleTerms,
  policies: PolicyBook,
  product?: string,
): ScheduledInstallment[] =>
  offRestDaysOf(buildSchedule(terms), policies, terms.disbursed_on, product);
