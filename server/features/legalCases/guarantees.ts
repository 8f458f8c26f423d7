import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
import {
  type Guarantee,
  type GuaranteeRow,
  guarantees,
} from '../../contract/resources/guarantees.ts';
import { daysBetween } from '../../domain/time/calendar.ts';
import { guaranteeEndsOn, guaranteeLimitation, isClaimed } from '../../domain/legal/guarantees.ts';
import {
  changeRoute,
  createRoute,
  readRoutes,
  type Present,
  serve,
} from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { asDeclared, guaranteeOf } from '../../book/caseFacts.ts';
import { limitationFacts } from '../../book/limitation.ts';
import { changeFields, createRow } from '../../store/records.ts';
import { type UnitOfWork, personOf } from '../../store/unitOfWork.ts';
import { chineseWorkdays } from '../../book/workdays.ts';
import { guarantorNames } from '../../book/deadlines.ts';
import { checkDay, loanOfRecord, tellCases } from './records.ts';
import { contactOf, isGuaranteedBy, loanOf } from './store/loans.ts';

/** Who answers for a loan, and until when they may be held to it. */

type New = z.output<NonNullable<typeof guarantees.create>>;
type Changes = z.output<NonNullable<typeof guarantees.update>>;

function stateOf(row: GuaranteeRow, ends_on: string, today: string): Guarantee['state'] {
  if (isClaimed(guaranteeOf(row), ends_on)) return 'claimed';
  return ends_on < today ? 'lapsed' : 'running';
}

const present: Present<typeof guarantees> = async (db, rows, { businessDate }) => {
  const names = await guarantorNames(db, rows);
  const counted = new Map((await asDeclared(db, rows)).map((row) => [row.id, row]));
  return rows.map((row) => {
    const runs = counted.get(row.id) ?? row;
    const { on, source, article } = guaranteeEndsOn(guaranteeOf(runs), chineseWorkdays);
    const state = stateOf(runs, on, businessDate);
    return {
      ...row,
      guarantor_name: names.get(row.id) ?? '',
      ends_on: on,
      limitation_ends_on: guaranteeLimitation(guaranteeOf(row), chineseWorkdays)?.on ?? null,
      days_left: state === 'claimed' ? null : daysBetween(businessDate, on),
      state,
      source,
      article,
    };
  });
};
const served = serve({
  definition: guarantees,
  spec: { table: 'guarantees', searched: guarantees.searched },
  present,
});

/**
 * Records a guarantee of the debt as the contract has it. A plan the guarantor did not agree to
 * leaves the period as it was (Civil Code art. 695); where the guarantor agreed, its due date is
 * sent.
 */
async function record(unit: UnitOfWork, sent: New): Promise<Outcome<GuaranteeRow>> {
  const loan = await loanOf(unit.db, sent.loan_id);
  if (loan === undefined) return refuseField('loan_id', 'no_such_loan');
  const contact = await contactOf(unit.db, sent.borrower_contact_id);
  if (contact?.borrower_id !== loan.borrower_id || contact.relation !== 'guarantor')
    return refuseField('borrower_contact_id', 'no_such_guarantor');
  if (sent.agreed_months != null && sent.agreed_until != null)
    return refuseField('agreed_until', 'one_agreed_term');
  const due_on =
    sent.due_on ?? (await limitationFacts(unit.db, [loan.id])).get(loan.id)?.last_due_on ?? '';
  if (due_on < loan.disbursed_on)
    return refuseField('due_on', 'day_too_early', { date: loan.disbursed_on });
  if (await isGuaranteedBy(unit.db, loan.id, contact.id))
    return refuseField('borrower_contact_id', 'guarantee_recorded', { name: contact.full_name });
  const row = await createRow(unit, guarantees, { ...sent, due_on, recorded_by: personOf(unit) });
  await tellCases(unit, loan.id, null, {
    kind: 'guarantee',
    on: unit.businessDate,
    text: contact.full_name,
    details: { guarantee_id: row.id, form: sent.form },
  });
  return done(row);
}

/**
 * Records that the guarantor, or for an ordinary guarantee the debtor, was held to it: done in time
 * that ends the period.
 */
async function claim(
  unit: UnitOfWork,
  row: GuaranteeRow,
  sent: Changes,
): Promise<Outcome<GuaranteeRow>> {
  const loan = await loanOfRecord(unit, row);
  if (sent.claimed_on != null && sent.claimed_on !== row.claimed_on) {
    orRefuse(
      checkDay('claimed_on', sent.claimed_on, {
        from: loan.disbursed_on,
        to: unit.businessDate,
      }),
    );
    if (sent.claimed_on < row.due_on)
      return refuseField('claimed_on', 'claim_before_due', { date: row.due_on });
  }
  const {
    claimed_on = row.claimed_on,
    claim_evidence = row.claim_evidence,
    limitation_from_on: runs_from = row.limitation_from_on,
  } = sent;
  if (runs_from !== null && claimed_on === null)
    return refuseField('limitation_from_on', 'claim_first');
  if (runs_from !== null && claimed_on !== null)
    orRefuse(
      checkDay('limitation_from_on', runs_from, { from: claimed_on, to: unit.businessDate }),
    );
  if (claimed_on !== null && claim_evidence === null)
    return refuseField('claim_evidence', 'claim_unproven');
  const after = await changeFields(unit, guarantees, row, sent);
  if (after !== row)
    await tellCases(unit, row.loan_id, null, {
      kind: 'guarantee',
      on: after.claimed_on ?? unit.businessDate,
      text: after.claim_evidence,
      details: { guarantee_id: row.id, claimed_on: after.claimed_on },
    });
  return done(after);
}

export const guaranteeRoutes: Route[] = [
  ...readRoutes(served),
  createRoute(served, guarantees.create, record),
  changeRoute(served, guarantees.update, claim),
];
