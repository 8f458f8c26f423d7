import { type Outcome, done, orRefuse, refuse } from '../../contract/outcome.ts';
import { MONEY_TERMS, loans } from '../../contract/resources/loans.ts';
import {
  type RestructureFigures,
  type RestructureRow,
  restructures,
} from '../../contract/resources/restructures.ts';
import { COMPONENTS } from '../../domain/ledger/allocation.ts';
import { ledgerParts } from '../../domain/restructure/restructurePlan.ts';
import {
  earlyTermsAt,
  loadAccounts,
  termsOfLoan,
  versionAt,
  type Account,
  type RestructureEffect,
} from '../../book/accounts.ts';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';
import { leaveBook, refreshPositions } from '../../book/positions.ts';
import { insertSchedule, supersede } from '../../book/schedules.ts';
import { rereadRow, updateRow } from '../../store/tableStore.ts';
import { difference, type UnitOfWork } from '../../store/unitOfWork.ts';
import { figuresOf, movedSince, planOf } from './figures.ts';
import { addStep, figuresAt, termsOf } from './store.ts';

/**
 * A signed restructure becomes the loan's schedule; a settlement that was not paid in time ceases
 * to be it.
 */

export async function accountOf(unit: Pick<UnitOfWork, 'db'>, loanId: number): Promise<Account> {
  const [account] = await loadAccounts(unit.db, [loanId]);
  if (account === undefined) throw new Error(`restructure of loan ${loanId}, which is not there`);
  return account;
}

/**
 * Where the loan owes more than the parties signed for: nothing is taken from a borrower that was
 * not agreed.
 */
function moreThanAgreed(agreed: RestructureFigures, now: RestructureFigures): Outcome<void> {
  const yuan = (minor: number) => (minor / 100).toFixed(2);
  const part = COMPONENTS.find(
    (name) => now.parts[name].open_minor > agreed.parts[name].open_minor,
  );
  return part === undefined
    ? done(undefined)
    : refuse('owes_more_than_agreed', {
        part,
        agreed: yuan(agreed.parts[part].open_minor),
        now: yuan(now.parts[part].open_minor),
      });
}

interface Due {
  account: Account;
  policies: PolicyBook;
  figures: RestructureFigures;
  agreed: RestructureFigures;
}

/** Whether a signed request may take effect now, computed anew on its effective date. */
async function dueNow(unit: UnitOfWork, row: RestructureRow): Promise<Outcome<Due>> {
  const terms = termsOf(row);
  if (terms.first_due_on <= unit.businessDate)
    return refuse('first_due_passed', { date: terms.first_due_on });
  const account = await accountOf(unit, row.loan_id);
  const policies = await loadPolicies(unit.db);
  const figures = orRefuse(
    figuresOf(
      account,
      policies,
      {
        terms,
        monthly_income_minor: row.monthly_income_minor,
        other_monthly_debt_minor: row.other_monthly_debt_minor,
      },
      unit.businessDate,
    ),
  );
  const agreed = await figuresAt(unit.db, row.id, ['approve']);
  if (agreed === null) throw new Error(`restructure ${row.id} was signed without an approval`);
  orRefuse(moreThanAgreed(agreed.figures, figures));
  return done({ account, policies, figures, agreed: agreed.figures });
}

/**
 * Puts the plan in force from its effective date: a new schedule version, the terms on the loan,
 * and one event in the ledger.
 */
export async function takeEffect(
  unit: UnitOfWork,
  row: RestructureRow,
): Promise<Outcome<RestructureRow>> {
  const { account, policies, figures, agreed } = orRefuse(await dueNow(unit, row));
  const terms = termsOf(row);
  const { plan } = orRefuse(planOf(account, policies, terms, unit.businessDate));
  const moment = { as_of: terms.effective_on, before_payments: true };
  const early = {
    ...earlyTermsAt(account, policies, moment),
    annual_rate_bps: terms.annual_rate_bps,
    repayment_method: terms.repayment_method,
    disbursed_on: terms.effective_on,
    principal_minor:
      terms.repayment_method === 'flat' ? plan.flat_base_minor : plan.new_principal_minor,
  };
  const effect: RestructureEffect = {
    parts: ledgerParts(plan.parts),
    early: pickEarly(early),
    floor: figures.observation.floor,
  };
  const loan = await rereadRow(unit.db, loans, row.loan_id);
  const schedule_version =
    Math.max(...account.versions.map((version) => version.schedule_version)) + 1;
  await leaveBook(unit.db, row.loan_id);
  const replaced_terms = JSON.stringify(
    Object.fromEntries(MONEY_TERMS.map((name) => [name, loan[name]])),
  );
  await insertSchedule(
    unit.db,
    {
      loan_id: row.loan_id,
      schedule_version,
      effective_on: terms.effective_on,
      replaced_terms,
      restructure_id: row.id,
    },
    plan.rows,
    unit.now,
  );
  const shown = termsOfLoan(terms);
  await updateRow(unit.db, loans, loan, { ...shown, schedule_version }, unit.now);
  unit.record({
    action: 'update',
    resource: 'loans',
    record_id: loan.id,
    ...difference(loan, shown),
  });
  const values = {
    status: 'effective',
    effective_at: unit.now,
    effective_on: terms.effective_on,
    schedule_version,
    effect: JSON.stringify(effect),
    hindrance: null,
    plan_status: 'kept',
    waived_minor: figures.waived_minor,
    capitalised_minor: figures.capitalised_minor,
    total_after_minor: figures.total_after_minor,
  } as const;
  unit.record({
    action: 'take_effect',
    resource: 'restructures',
    record_id: row.id,
    before: { status: row.status },
    after: { status: 'effective', effective_on: terms.effective_on, schedule_version },
  });
  await updateRow(unit.db, restructures, row, values, unit.now);
  await addStep(unit, row.id, {
    step: 'take_effect',
    figures,
    details: { moved: movedSince(agreed, figures) },
  });
  await refreshPositions(unit.db, [row.loan_id], unit.now);
  return done(await rereadRow(unit.db, restructures, row.id));
}

/** Only what the ledger reads is frozen. */
const pickEarly = ({
  annual_rate_bps,
  day_count,
  repayment_method,
  principal_minor,
  disbursed_on,
  fee_bps,
}: RestructureEffect['early']): RestructureEffect['early'] => ({
  annual_rate_bps,
  day_count,
  repayment_method,
  principal_minor,
  disbursed_on,
  fee_bps,
});

/**
 * A settlement whose deadline passed unpaid: what it forgave is owed again, by the former schedule,
 * as if it had not been.
 */
export async function lapse(unit: UnitOfWork, row: RestructureRow): Promise<void> {
  const account = await accountOf(unit, row.loan_id);
  const version = account.versions.find(({ restructure_id }) => restructure_id === row.id);
  if (version?.replaced_terms == null) throw new Error(`settlement ${row.id} has no schedule`);
  const loan = await rereadRow(unit.db, loans, row.loan_id);
  await leaveBook(unit.db, row.loan_id);
  const former = JSON.parse(version.replaced_terms) as Record<string, unknown>;
  const rest = { ...account, restructures: account.restructures.filter(({ id }) => id !== row.id) };
  await supersede(unit.db, row.loan_id, { schedule_version: version.schedule_version });
  await updateRow(
    unit.db,
    loans,
    loan,
    { ...former, schedule_version: versionAt(rest, { as_of: unit.businessDate }) },
    unit.now,
  );
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
  });
  await updateRow(
    unit.db,
    restructures,
    row,
    { status: 'cancelled', lapsed_at: unit.now, plan_status: 'lapsed' },
    unit.now,
  );
  await addStep(unit, row.id, { step: 'lapse' });
  await refreshPositions(unit.db, [row.loan_id], unit.now);
}

/** Why it cannot take effect, kept where the desk shows it; told once, not every day. */
export async function hinder(
  unit: UnitOfWork,
  row: RestructureRow,
  refusal: { key: string; parameters?: Readonly<Record<string, string | number>> },
): Promise<void> {
  if (row.hindrance === refusal.key) return;
  await updateRow(unit.db, restructures, row, { hindrance: refusal.key }, unit.now);
  await addStep(unit, row.id, { step: 'hinder', details: { ...refusal } });
}
