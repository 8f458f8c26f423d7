import { versionAt } from '../../book/versions.ts';
import { leaveBook } from '../../book/bookRows.ts';
import { refreshPositions } from '../../book/positions.ts';
import { supersede } from '../../book/schedules.ts';
import { type LoanRow, type MONEY_TERMS, loans } from '../../contract/resources/loans.ts';
import { type RestructureRow, restructures } from '../../contract/resources/restructures.ts';
import { rereadRow, updateRow } from '../../store/tableStore.ts';
import { difference, type UnitOfWork } from '../../store/unitOfWork.ts';
import { accountOf } from './effect.ts';
import { addStep } from './store/steps.ts';

/**
 * Ends a settlement whose deadline passed unpaid: what it forgave is owed again, by the former
 * schedule, as if it had not been.
 */
export async function lapse(unit: UnitOfWork, row: RestructureRow): Promise<void> {
  const account = await accountOf(unit, row.loan_id);
  const version = account.versions.find(({ restructure_id }) => restructure_id === row.id);
  if (version?.replaced_terms == null) throw new Error(`settlement ${row.id} has no schedule`);
  const loan = await rereadRow(unit.db, loans, row.loan_id);
  await leaveBook(unit.db, row.loan_id);
  const former = JSON.parse(version.replaced_terms) as Pick<LoanRow, (typeof MONEY_TERMS)[number]>;
  const rest = { ...account, restructures: account.restructures.filter(({ id }) => id !== row.id) };
  await supersede(unit.db, row.loan_id, { schedule_version: version.schedule_version });
  const schedule_version = versionAt(rest, { as_of: unit.businessDate });
  await updateRow(unit.db, loans, loan, { ...former, schedule_version }, unit.now);
  unit.record({
    action: 'update',
    resource: 'loans',
    record_id: loan.id,
    ...difference(loan, former),
  });
  unit.record({
    action: 'lapse',
    resource: 'restructures',
    record_id: row.id,
    before: { status: row.status },
    after: { status: 'cancelled' },
    marked: { lapsed_at: unit.now },
  });
  const values = { status: 'cancelled', lapsed_at: unit.now, plan_status: 'lapsed' } as const;
  await updateRow(unit.db, restructures, row, values, unit.now);
  await addStep(unit, row.id, { step: 'lapse' });
  await refreshPositions(unit.db, [row.loan_id], unit.now);
}
