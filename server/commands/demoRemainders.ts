import type { DemoRemainder } from '../../seeds/rows.ts';
import { loadAccounts } from '../book/accounts.ts';
import { recordPayment } from '../book/paymentWriter.ts';
import { orRefuse } from '../contract/outcome.ts';
import { approveAdjustment, proposeAdjustment } from '../features/adjustments/service.ts';
import { createLoan } from '../features/loans/service.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';
import { asOn, type People } from './demoRestructures.ts';

/** Lends a loan and takes its installments, the last one but for what is to be left. */
async function lendAllButPaid(
  clerk: UnitOfWork,
  { disbursed_on, first_due_on, left_minor }: DemoRemainder,
  borrower_id: number,
): Promise<number> {
  const loan = orRefuse(
    await createLoan(clerk, {
      borrower_id,
      product: 'consumer_loan',
      principal_minor: 600_000,
      annual_rate_bps: 1440,
      repayment_method: 'equal_installment',
      day_count: '30/360',
      rounding: 'half_up',
      installments_count: 6,
      assigned_to: clerk.actor.id,
      first_due_on,
      disbursed_on,
    }),
  );
  const [account] = await loadAccounts(clerk.db, [loan.id]);
  const rows = account?.installments ?? [];
  for (const [at, row] of rows.entries())
    orRefuse(
      await recordPayment(clerk, {
        loan_id: loan.id,
        amount_minor:
          row.principal_minor + row.interest_minor - (at === rows.length - 1 ? left_minor : 0),
        paid_on: row.due_on,
        channel: 'bank_transfer',
        memo: null,
      }),
    );
  return loan.id;
}

/** Lends loans of which little is left, and asks for and decides its waiver as people do. */
export async function playRemainders(
  unit: UnitOfWork,
  rows: readonly DemoRemainder[],
  borrower: (external_id: string) => number,
  people: People,
): Promise<void> {
  const [staff, supervisor] = [people('staff'), people('supervisor')];
  const clerk = asOn(unit, unit.businessDate, staff);
  for (const row of rows) {
    const loan_id = await lendAllButPaid(clerk, row, borrower(row.borrower_external_id));
    if (row.fate === 'left') continue;
    const asked = orRefuse(
      await proposeAdjustment(
        clerk,
        { loan_id, kind: 'small_balance', reason: '转账手续费差额，催收成本高于余额' },
        staff,
      ),
    );
    if (row.fate === 'waived')
      orRefuse(
        await approveAdjustment(asOn(unit, unit.businessDate, supervisor), asked, {
          comment: '金额在限额内，同意',
        }),
      );
  }
}
