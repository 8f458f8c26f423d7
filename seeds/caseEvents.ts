import { addDays } from '../server/domain/time/calendar.ts';
import type { Random } from './random.ts';
import type { DemoCase, DemoCaseEvent } from './rows.ts';

const ENTRIES = [
  '电话联系书记员，确认已排期',
  '向法院补交借款人身份信息',
  '借款人来电称愿意分期，已告知可当庭调解',
  '网上查询：送达成功',
] as const;

const ORDER = ['draft', 'demand', 'filed', 'trial', 'judgment', 'enforcement', 'closed'] as const;

/** The stages a case went through, oldest first, as far as their days are known. */
function stagesOf(row: DemoCase, by_username: DemoCaseEvent['by_username']): DemoCaseEvent[] {
  const reached = new Map<DemoCase['stage'], string>();
  if (row.demanded_on !== null) reached.set('demand', row.demanded_on);
  if (row.filed_on !== null) reached.set('filed', row.filed_on);
  if (row.judged_on !== null) reached.set('judgment', row.judged_on);
  if (row.stage !== 'draft') reached.set(row.stage, row.stage_on);
  const steps = [...reached].sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));
  return steps.map(([to, happened_on], step) => ({
    loan_no: row.loan_no,
    kind: 'stage',
    happened_on,
    text: null,
    details: { from: steps[step - 1]?.[0] ?? 'draft', to },
    by_username,
  }));
}

/** The timeline of each case: its opening, its stages, and here and there a person's entry. */
export function eventsOf(random: Random, cases: readonly DemoCase[]): DemoCaseEvent[] {
  return cases.flatMap((row, at): DemoCaseEvent[] => {
    const { loan_no } = row;
    const by_username = row.owner_username ?? 'supervisor';
    const opened: DemoCaseEvent = {
      loan_no,
      kind: 'opened',
      happened_on: addDays(row.demanded_on ?? row.stage_on, -2),
      text: null,
      details: { claimed_minor: row.claimed_minor },
      by_username,
    };
    const stages = stagesOf(row, by_username);
    if (at % 3 !== 0 || row.stage === 'draft') return [opened, ...stages];
    const entry: DemoCaseEvent = {
      loan_no,
      kind: 'entry',
      happened_on: row.stage_on,
      text: random.pick(ENTRIES),
      details: {},
      by_username,
    };
    return [opened, ...stages, entry];
  });
}
