import { addDays } from '../server/domain/time/calendar.ts';
import type { Random } from './random.ts';
import type { DemoCase } from './rows.ts';

/** Who acts in the cases of the demo book, and how far each has come. */

export const IN_COURT: ReadonlySet<DemoCase['stage']> = new Set([
  'filed',
  'trial',
  'judgment',
  'enforcement',
  'closed',
]);

const JUDGES = ['沈立群', '顾明哲', '韩雪梅', '邵建平', '唐若兰', '罗启文'] as const;

const LAWYERS = ['叶知秋', '范文锦', '陆承志', '石婉清', '贺云舟'] as const;

/** The decision of a case that has one; for some freshly served, so that an appeal is open. */
function decisionOf(random: Random, row: DemoCase, at: number, today: string): Partial<DemoCase> {
  if (row.judged_on === null) return {};
  const fresh = addDays(today, -(4 + (at % 3) * 4));
  const served_on =
    row.stage === 'judgment' && at % 2 === 0 && fresh >= row.judged_on
      ? fresh
      : addDays(row.judged_on, row.stage === 'judgment' ? 0 : 1);
  const enforced = row.stage === 'enforcement';
  const performance_ends_on = enforced ? addDays(row.stage_on, -1) : addDays(served_on, 25);
  return {
    decision_kind: 'judgment',
    served_on,
    awarded_minor: Math.floor(row.claimed_minor * 0.96),
    decision_final: enforced && at % 3 === 0,
    performance_ends_on: performance_ends_on < served_on ? served_on : performance_ends_on,
    enforcement_applied_on: enforced ? row.stage_on : null,
  };
}

function ownerOf(at: number): DemoCase['owner_username'] {
  if (at % 7 === 6) return null;
  return at % 2 === 0 ? 'staff' : 'staff2';
}

function demandedOn({ stage, stage_on, filed_on }: DemoCase): string | null {
  if (stage === 'draft') return null;
  return stage === 'demand' ? stage_on : addDays(filed_on ?? stage_on, -21);
}

/**
 * Adds to cases who acts for whom, and what was decided. Drafts and a few others have no owner:
 * they came with the book.
 */
export function completeCases(
  random: Random,
  cases: readonly DemoCase[],
  today: string,
): DemoCase[] {
  return cases.map((row, at) => ({
    ...row,
    judge: IN_COURT.has(row.stage) && row.stage !== 'filed' ? random.pick(JUDGES) : null,
    lawyer: row.law_firm === null ? null : random.pick(LAWYERS),
    owner_username: ownerOf(at),
    demanded_on: demandedOn(row),
    closed_outcome:
      row.stage === 'closed'
        ? random.pick(['paid', 'settled', 'enforcement_ended'] as const)
        : null,
    ...decisionOf(random, row, at, today),
  }));
}
