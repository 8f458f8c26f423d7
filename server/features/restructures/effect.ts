import {
  earlyTermsAt,
  loadAccounts,
  termsOfLoan,
  type Account,
  type RestructureEffect,
} from '../../book/accounts.ts';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';
import { leaveBook } from '../../book/bookRows.ts';
import { checkPosition } from '../../book/sound.ts';
import { refreshPositions } from '../../book/positions.ts';
import { insertSchedule } from '../../book/schedules.ts';
import { type Outcome, done, orRefuse, refuse } from '../../contract/outcome.ts';
import { yuan, type Refusal } from '../../contract/refusals.ts';
import { MONEY_TERMS, loans } from '../../contract/resources/loans.ts';
import {
  type RestructureFigures,
  type RestructureRow,
  restructures,
} from '../../contract/resources/restructures.ts';
import { COMPONENTS } from '../../domain/ledger/allocation.ts';
import { ledgerParts, type RestructurePlan } from '../../domain/restructure/restructurePlan.ts';
import { rereadRow, updateRow } from '../../store/tableStore.ts';
import { difference, type UnitOfWork } from '../../store/unitOfWork.ts';
import { askedIn, figuresOf, planOf } from './figures.ts';
import { movedSince } from './moved.ts';
import { keptFigures } from './moves.ts';
import { addStep, figuresAt } from './store/steps.ts';
import { termsOf } from './stored.ts';

/** A signed restructure becomes the loan's schedule on its effective date. */

export async function accountOf(unit: Pick<UnitOfWork, 'db'>, loanId: number): Promise<Account> {
  const [account] = await loadAccounts(unit.db, [loanId]);
  if (account === undefined) throw new Error(`restructure of loan ${loanId}, which is not there`);
  return account;
}

/**
 * Refuses where the loan owes more than the parties signed for: nothing is taken from a borrower
 * that was not agreed.
 */
function checkAgreed(agreed: RestructureFigures, now: RestructureFigures): Outcome<void> {
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

/** Refuses a signed request that may not take effect now, computed anew on its effective date. */
async function dueNow(unit: UnitOfWork, row: RestructureRow): Promise<Outcome<Due>> {
  const { first_due_on } = termsOf(row);
  if (first_due_on <= unit.businessDate) return refuse('first_due_passed', { date: first_due_on });
  const account = await accountOf(unit, row.loan_id);
  const policies = await loadPolicies(unit.db);
  const figures = orRefuse(figuresOf(account, policies, askedIn(row), unit.businessDate));
  const agreed = await figuresAt(unit.db, row.id, ['approve']);
  if (agreed === null) throw new Error(`restructure ${row.id} was signed without an approval`);
  orRefuse(checkAgreed(agreed.figures, figures));
  return done({ account, policies, figures, agreed: agreed.figures });
}

/** What the ledger reads of a plan in effect, frozen when it takes effect. */
function effectOf(
  row: RestructureRow,
  { account, policies, figures }: Due,
  plan: RestructurePlan,
): RestructureEffect {
  const { effective_on, annual_rate_bps, repayment_method } = termsOf(row);
  const moment = { as_of: effective_on, before_payments: true };
  const { day_count } = earlyTermsAt(account, policies, moment);
  return {
    parts: ledgerParts(plan.parts),
    early: {
      annual_rate_bps,
      day_count,
      repayment_method,
      principal_minor:
        repayment_method === 'flat' ? plan.flat_base_minor : plan.new_principal_minor,
      disbursed_on: effective_on,
    },
    floor: figures.observation.floor,
  };
}

/** Puts a plan's rows in force as a new schedule version, with its terms on the loan. */
async function replaceSchedule(
  unit: UnitOfWork,
  row: RestructureRow,
  schedule_version: number,
  rows: RestructurePlan['rows'],
): Promise<void> {
  const terms = termsOf(row);
  const loan = await rereadRow(unit.db, loans, row.loan_id);
  await leaveBook(unit.db, row.loan_id);
  const version = {
    loan_id: row.loan_id,
    schedule_version,
    effective_on: terms.effective_on,
    replaced_terms: JSON.stringify(
      Object.fromEntries(MONEY_TERMS.map((name) => [name, loan[name]])),
    ),
    restructure_id: row.id,
  };
  await insertSchedule(unit.db, version, rows, unit.now);
  const shown = termsOfLoan(terms);
  await updateRow(unit.db, loans, loan, { ...shown, schedule_version }, unit.now);
  unit.record({
    action: 'update',
    resource: 'loans',
    record_id: loan.id,
    ...difference(loan, shown),
  });
}

/**
 * Puts the plan in force from its effective date: a new schedule version, the terms on the loan,
 * and one event in the ledger.
 */
export async function takeEffect(
  unit: UnitOfWork,
  row: RestructureRow,
): Promise<Outcome<RestructureRow>> {
  const due = orRefuse(await dueNow(unit, row));
  const { account, policies, figures, agreed } = due;
  orRefuse(await checkPosition(unit, account));
  const terms = termsOf(row);
  const { plan } = orRefuse(planOf(account, policies, terms, unit.businessDate));
  const effect = effectOf(row, due, plan);
  const schedule_version =
    Math.max(...account.versions.map((version) => version.schedule_version)) + 1;
  await replaceSchedule(unit, row, schedule_version, plan.rows);
  const { approvers_needed: _approvers, ...kept } = keptFigures(figures);
  const values = {
    status: 'effective',
    effective_at: unit.now,
    effective_on: terms.effective_on,
    schedule_version,
    effect: JSON.stringify(effect),
    hindrance: null,
    plan_status: 'kept',
    ...kept,
  } as const;
  unit.record({
    action: 'take_effect',
    resource: 'restructures',
    record_id: row.id,
    before: { status: row.status },
    after: { status: 'effective', effective_on: terms.effective_on, schedule_version },
    marked: { effect: values.effect, effective_at: unit.now },
  });
  await updateRow(unit.db, restructures, row, values, unit.now);
  const details = { moved: movedSince(agreed, figures) };
  await addStep(unit, row.id, { step: 'take_effect', figures, details });
  await refreshPositions(unit.db, [row.loan_id], unit.now);
  return done(await rereadRow(unit.db, restructures, row.id));
}

/** Keeps why a request cannot take effect, where the desk shows it; told once, not every day. */
export async function hinder(
  unit: UnitOfWork,
  row: RestructureRow,
  refusal: Refusal,
): Promise<void> {
  if (row.hindrance === refusal.key) return;
  await updateRow(unit.db, restructures, row, { hindrance: refusal.key }, unit.now);
  await addStep(unit, row.id, { step: 'hinder', details: { ...refusal } });
}
