import type { RestructureRow } from '../contract/resources/restructures.ts';
import type { DemoRestructure } from '../../seeds/rows.ts';
import { orRefuse, settle } from '../contract/outcome.ts';
import { recordPayment } from '../book/paymentWriter.ts';
import { approveRequest, rejectRequest } from '../features/restructures/decision.ts';
import { createRequest, submitRequest } from '../features/restructures/request.ts';
import { signAgreement } from '../features/restructures/signature.ts';
import type { SignedIn } from '../http/route.ts';
import { loadAccounts } from '../book/accounts.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';

export type People = (username: string) => SignedIn;

/** The unit as it was on another day, in another person's hands. */
export const asOn = (unit: UnitOfWork, on: string, { id, full_name }: SignedIn): UnitOfWork => ({
  ...unit,
  businessDate: on,
  now: `${on}T02:30:00.000Z`,
  actor: { id, name: full_name },
});

/**
 * Brings each request of the demo book to the state it is meant to be in, by the same steps people
 * take.
 */
export async function playRestructures(
  unit: UnitOfWork,
  rows: readonly DemoRestructure[],
  loanId: (loan_no: string) => number,
  people: People,
): Promise<void> {
  for (const row of rows) await playOne(unit, row, loanId(row.loan_no), people);
}

async function playOne(
  unit: UnitOfWork,
  { fate, asked_on, comment, requested_by_username, loan_no: _loan, ...sent }: DemoRestructure,
  loan_id: number,
  people: People,
): Promise<void> {
  const requester = people(requested_by_username);
  const supervisor = people('supervisor');
  const clerk = asOn(unit, asked_on, requester);
  const chief = asOn(unit, asked_on, supervisor);
  const created = await settle(
    async () => await createRequest(clerk, { ...sent, loan_id }, requester),
  );
  // A few of the loans owe nothing that the terms could be about.
  if (!created.ok || fate === 'draft') return;
  let now: RestructureRow = orRefuse(await submitRequest(clerk, created.value, {}, requester));
  if (fate === 'submitted') return;
  if (fate === 'rejected') {
    orRefuse(await rejectRequest(chief, now, { comment: comment ?? '' }, supervisor));
    return;
  }
  now = orRefuse(await approveRequest(chief, now, { comment }, supervisor));
  if (now.status === 'submitted')
    now = orRefuse(
      await approveRequest(
        asOn(unit, asked_on, people('supervisor2')),
        now,
        { comment },
        people('supervisor2'),
      ),
    );
  if (fate === 'approved') return;
  now = orRefuse(
    await signAgreement(clerk, now, { party: 'borrower', signed_on: asked_on }, requester),
  );
  if (fate === 'half_signed') return;
  orRefuse(await signAgreement(chief, now, { party: 'lender', signed_on: asked_on }, supervisor));
  if (fate === 'kept') await payPlan(unit, loan_id, requester);
}

/** Pays what the plan has asked for so far, each row on its day. */
async function payPlan(unit: UnitOfWork, loan_id: number, clerk: SignedIn): Promise<void> {
  const [account] = await loadAccounts(unit.db, [loan_id]);
  const version = account?.restructures.at(-1)?.schedule_version;
  for (const row of account?.installments ?? []) {
    if (row.schedule_version !== version || row.due_on >= unit.businessDate) continue;
    const amount_minor =
      row.principal_minor +
      row.interest_minor +
      (row.carried_penalty_minor ?? 0) +
      (row.carried_compound_minor ?? 0) +
      (row.carried_cost_minor ?? 0);
    orRefuse(
      await recordPayment(asOn(unit, row.due_on, clerk), {
        loan_id,
        amount_minor,
        paid_on: row.due_on,
        channel: 'app',
      }),
    );
  }
}
