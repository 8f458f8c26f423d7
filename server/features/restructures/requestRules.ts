import type { Knex } from 'knex';
import { yuan } from '../../contract/refusals.ts';
import { type Outcome, done, refuseField } from '../../contract/outcome.ts';
import { borrowerContacts } from '../../contract/resources/borrowerContacts.ts';
import type { LoanRow } from '../../contract/resources/loans.ts';
import type {
  RestructureFigures,
  RestructureRow,
  SentTerms,
} from '../../contract/resources/restructures.ts';
import { findRow } from '../../store/tableStore.ts';
import { repairOf } from './store/requests.ts';
import { kindsOf } from './stored.ts';

/** What a request may name: kinds that fit its terms, a guarantor, a request for relief. */

/** Refuses a settlement of more than one installment. */
export function checkKinds(
  kinds: readonly string[],
  terms: Pick<SentTerms, 'installments_count'>,
): Outcome<void> {
  return kinds.includes('settlement') && terms.installments_count !== 1
    ? refuseField('terms.installments_count', 'kinds_do_not_fit', { kind: 'settlement' })
    : done(undefined);
}

/**
 * Refuses a request that names a relief its terms do not give: a waiver of nothing, a cut to the
 * same rate, a capitalisation of nothing.
 */
export function checkGiven(
  row: RestructureRow,
  { waived_minor, capitalised_minor, terms }: RestructureFigures,
  { annual_rate_bps }: Pick<LoanRow, 'annual_rate_bps'>,
): Outcome<void> {
  const kinds = kindsOf(row);
  if (kinds.includes('waiver') && waived_minor === 0)
    return refuseField('terms.penalty_treatment', 'waiver_of_nothing');
  if (kinds.includes('rate_cut') && terms.annual_rate_bps >= annual_rate_bps)
    return refuseField('terms.annual_rate_bps', 'rate_not_cut', {
      rate: `${yuan(annual_rate_bps)}%`,
    });
  return kinds.includes('capitalise') && capitalised_minor === 0
    ? refuseField('terms.interest_treatment', 'nothing_capitalised')
    : done(undefined);
}

/** Refuses somebody who is no guarantor of this borrower. */
export async function checkGuarantor(
  db: Knex,
  borrower_id: number,
  guarantor_id: number | null | undefined,
): Promise<Outcome<void>> {
  if (guarantor_id == null) return done(undefined);
  const guarantor = await findRow(db, borrowerContacts, guarantor_id);
  return guarantor?.borrower_id === borrower_id && guarantor.relation === 'guarantor'
    ? done(undefined)
    : refuseField('guarantor_id', 'no_such_guarantor');
}

/** Refuses to submit a request for a new guarantor who is not named, or has not consented. */
export async function checkConsent(db: Knex, row: RestructureRow): Promise<Outcome<void>> {
  if (!kindsOf(row).includes('add_guarantor')) return done(undefined);
  const guarantor =
    row.guarantor_id === null ? undefined : await findRow(db, borrowerContacts, row.guarantor_id);
  if (guarantor === undefined) return refuseField('guarantor_id', 'guarantor_needed');
  return guarantor.consented_on === null
    ? refuseField('guarantor_id', 'guarantor_not_consented')
    : done(undefined);
}

/**
 * Refuses a request for relief that a plan cannot follow from: it must be the same borrower's, and
 * still looked at, or granted with a restructure.
 */
export async function checkRepair(
  db: Knex,
  loan: { id: number; borrower_id: number },
  credit_repair_id: number | null | undefined,
): Promise<Outcome<void>> {
  if (credit_repair_id == null) return done(undefined);
  const repair = await repairOf(db, credit_repair_id);
  if (
    repair === undefined ||
    repair.borrower_id !== loan.borrower_id ||
    (repair.loan_id !== null && repair.loan_id !== loan.id)
  )
    return refuseField('credit_repair_id', 'no_such_repair');
  const undecided = repair.decision === null;
  const granted = repair.decision === 'grant' && repair.wants_restructure === 1;
  return repair.status !== 'withdrawn' && (undecided || granted)
    ? done(undefined)
    : refuseField('credit_repair_id', 'repair_without_restructure');
}
