import { yuan } from '../../contract/refusals.ts';
import type { Ledger } from '../../domain/ledger/ledgerTypes.ts';
import { openAmounts, unpaidPrincipal } from '../../domain/ledger/unpaid.ts';
import { legalCases } from '../../contract/resources/legalCases.ts';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { type AdjustmentRow, adjustments } from '../../contract/resources/adjustments.ts';
import { ledgerOf, loadAccounts, type Account } from '../../book/accounts.ts';
import { addCaseEvent } from '../../book/cases.ts';
import { loadPolicies } from '../../book/policies.ts';
import { checkPosition, checkPositionOf } from '../../book/sound.ts';
import { refreshPositions } from '../../book/positions.ts';
import { createRow } from '../../store/records.ts';
import { findRow, rereadRow, updateRow } from '../../store/tableStore.ts';
import { type UnitOfWork, difference, personOf } from '../../store/unitOfWork.ts';
import type { SignedIn } from '../../http/route.ts';
import { newDueDates } from './repaymentDay.ts';
import { checkSmallBalance, remainderOf } from './smallBalance.ts';
import { findByReference, hasOpenRequest } from './store.ts';

type NewAdjustment = z.output<NonNullable<typeof adjustments.create>>;
/** Kinds that take their amount from the loan. */
const TAKES_ALL: ReadonlySet<string> = new Set([
  'write_off',
  'acceleration',
  'repayment_day',
  'small_balance',
]);
/** Of those, kinds whose amount must still be what is open when they are decided. */
const MUST_STAND: ReadonlySet<string> = new Set(['write_off', 'small_balance']);

type Ask = Pick<NewAdjustment, 'kind' | 'component' | 'amount_minor'>;

/** Principal that falls due after a day. */
const notDue = (book: Ledger, on: string): number =>
  book.installments
    .filter((row) => row.due_on > on)
    .reduce((sum, row) => sum + unpaidPrincipal(row), 0);

/** What is open of what an adjustment would take, on its value date. */
async function available(
  unit: UnitOfWork,
  account: Account,
  { kind, component }: Ask,
  on: string,
): Promise<number> {
  const policies = await loadPolicies(unit.db);
  if (kind === 'small_balance') return remainderOf(account, policies, on);
  const book = ledgerOf(account, policies, { as_of: on });
  if (kind === 'refund') return book.unallocated_minor;
  if (kind === 'misuse') return book.principal_outstanding_minor;
  if (kind === 'acceleration' || kind === 'repayment_day') return notDue(book, on);
  if (kind === 'write_off') return book.outstanding_minor + book.penalty_minor + book.cost_minor;
  return openAmounts(book, on)[component ?? 'interest'];
}

/**
 * The amount an adjustment has, or why it cannot be: a write-off takes what is left, others name
 * theirs and stay within what is open.
 */
async function amountOf(
  unit: UnitOfWork,
  account: Account,
  ask: Ask,
  on: string,
): Promise<Outcome<number>> {
  const { loan } = account;
  if (loan.status === 'written_off' && ask.kind === 'write_off')
    return refuseField('loan_id', 'loan_written_off');
  if (ask.kind === 'charge')
    return ask.amount_minor === undefined
      ? refuseField('amount_minor', 'amount_needed')
      : done(ask.amount_minor);
  const open = await available(unit, account, ask, on);
  if (ask.kind === 'small_balance' && open > 0)
    orRefuse(await checkSmallBalance(unit, account, on));
  if (TAKES_ALL.has(ask.kind))
    return open > 0 ? done(open) : refuseField('loan_id', 'nothing_open', { on });
  if (ask.amount_minor === undefined) return refuseField('amount_minor', 'amount_needed');
  return ask.amount_minor > open
    ? refuseField('amount_minor', 'more_than_open', { open: yuan(open), on })
    : done(ask.amount_minor);
}

function checkShape(sent: NewAdjustment): Outcome<void> {
  if (sent.legal_case_id != null && sent.kind !== 'charge')
    return refuseField('legal_case_id', 'case_for_charge_only');
  if ((sent.kind === 'waiver') !== (sent.component !== undefined))
    return refuseField(
      'component',
      sent.kind === 'waiver' ? 'component_needed' : 'component_unexpected',
    );
  if ((sent.kind === 'charge') !== (sent.cost_kind !== undefined))
    return refuseField(
      'cost_kind',
      sent.kind === 'charge' ? 'cost_kind_needed' : 'cost_kind_unexpected',
    );
  if ((sent.kind === 'misuse') !== (sent.rate_bps !== undefined && sent.rate_bps > 0))
    return refuseField('rate_bps', sent.kind === 'misuse' ? 'rate_needed' : 'rate_unexpected');
  if (sent.notified_on != null && sent.kind !== 'acceleration')
    return refuseField('notified_on', 'notice_unexpected');
  if ((sent.kind === 'repayment_day') !== (sent.first_due_on !== undefined))
    return refuseField(
      'first_due_on',
      sent.kind === 'repayment_day' ? 'repayment_day_needed' : 'repayment_day_unexpected',
    );
  return TAKES_ALL.has(sent.kind) && sent.amount_minor !== undefined
    ? refuseField('amount_minor', 'amount_unexpected')
    : done(undefined);
}

/** Says whether what is sent again under a reference is what was sent first. */
function isSame(
  first: AdjustmentRow,
  { client_reference: _reference, reason: _reason, ...sent }: NewAdjustment,
): boolean {
  return Object.entries(sent).every(
    ([name, value]) => value === undefined || first[name as keyof AdjustmentRow] === value,
  );
}

/** A cost belongs to a case of the same loan that is still open. */
async function costOfCase(
  unit: UnitOfWork,
  { legal_case_id, loan_id }: NewAdjustment,
): Promise<Outcome<void>> {
  if (legal_case_id == null) return done(undefined);
  const legalCase = await findRow(unit.db, legalCases, legal_case_id);
  if (legalCase?.loan_id !== loan_id) return refuseField('legal_case_id', 'no_such_case');
  return legalCase.stage === 'closed'
    ? refuseField('legal_case_id', 'case_closed')
    : done(undefined);
}

async function tellCase(
  unit: UnitOfWork,
  row: AdjustmentRow,
  details: Record<string, unknown>,
): Promise<void> {
  const { cost_kind, amount_minor, value_on, reason } = row;
  if (row.legal_case_id === null) return;
  await addCaseEvent(unit, row.legal_case_id, {
    kind: 'cost',
    on: value_on,
    text: reason,
    details: { adjustment_id: row.id, cost_kind, amount_minor, ...details },
  });
}

const waivable = (component: AdjustmentRow['component']): Ask['component'] =>
  component === null || component === 'principal' ? undefined : component;

/** The new due dates that a change of the repayment day is kept with; of another kind none. */
async function dueDatesOf(
  unit: UnitOfWork,
  account: Account,
  { first_due_on }: NewAdjustment,
  on: string,
): Promise<Outcome<string | null>> {
  if (first_due_on === undefined) return done(null);
  if (on !== unit.businessDate)
    return refuseField('value_on', 'repayment_day_today', { date: unit.businessDate });
  if (await hasOpenRequest(unit.db, account.loan.id))
    return refuseField('loan_id', 'repayment_day_plan');
  const policies = await loadPolicies(unit.db);
  return done(orRefuse(newDueDates(account, policies, { first_due_on, on })).join(' '));
}

/**
 * Refuses a change of the repayment day that another day has overtaken: a row fell due meanwhile,
 * or the loan is no longer one that may change its days.
 */
async function checkStillPossible(
  unit: UnitOfWork,
  account: Account,
  { kind, first_due_on, due_dates }: AdjustmentRow,
): Promise<Outcome<void>> {
  if (kind !== 'repayment_day' || first_due_on === null) return done(undefined);
  const asked = { kind, first_due_on } as NewAdjustment;
  const now = orRefuse(await dueDatesOf(unit, account, asked, unit.businessDate));
  return now === due_dates ? done(undefined) : refuse('repayment_day_overtaken');
}

/** A cost is charged at once; all else waits for a second person. */
export async function proposeAdjustment(
  unit: UnitOfWork,
  sent: NewAdjustment,
  user: SignedIn,
): Promise<Outcome<AdjustmentRow>> {
  const client_reference = sent.client_reference ?? randomUUID();
  const first = await findByReference(unit.db, client_reference);
  if (first !== undefined)
    return isSame(first, sent)
      ? done(first)
      : refuseField('client_reference', 'adjustment_reference_used', { id: first.id });
  if (sent.kind === 'write_off' && user.role !== 'supervisor') return refuse('role_may_not');
  orRefuse(checkShape(sent));
  const [account] = await loadAccounts(unit.db, [sent.loan_id]);
  if (account === undefined) return refuseField('loan_id', 'no_such_loan');
  orRefuse(await costOfCase(unit, sent));
  const value_on = sent.value_on ?? unit.businessDate;
  if (value_on > unit.businessDate)
    return refuseField('value_on', 'value_in_future', { date: unit.businessDate });
  if (sent.kind === 'small_balance' && value_on !== unit.businessDate)
    return refuseField('value_on', 'small_balance_today', { date: unit.businessDate });
  if (value_on < account.loan.disbursed_on)
    return refuseField('value_on', 'paid_before_disbursement', { date: account.loan.disbursed_on });
  if (sent.notified_on != null && sent.notified_on > value_on)
    return refuseField('value_on', 'due_before_notice', { date: sent.notified_on });
  const due_dates = orRefuse(await dueDatesOf(unit, account, sent, value_on));
  const amount = orRefuse(await amountOf(unit, account, sent, value_on));
  const atOnce = sent.kind === 'charge';
  if (atOnce) orRefuse(await checkPosition(unit, account));
  const row = await createRow(unit, adjustments, {
    ...sent,
    client_reference,
    value_on,
    amount_minor: amount,
    due_dates,
    component: atOnce ? 'cost' : (sent.component ?? null),
    requested_by: personOf(unit),
    status: atOnce ? 'posted' : 'proposed',
    posted_at: atOnce ? unit.now : null,
  });
  if (atOnce) await refreshPositions(unit.db, [sent.loan_id], unit.now);
  await tellCase(unit, row, {});
  return done(row);
}

/** Posts what another person proposed, if the loan still has it. */
export async function approveAdjustment(
  unit: UnitOfWork,
  row: AdjustmentRow,
  { comment }: { comment?: string | undefined },
): Promise<Outcome<AdjustmentRow>> {
  orRefuse(await decidable(unit, row));
  const [account] = await loadAccounts(unit.db, [row.loan_id]);
  if (account === undefined) throw new Error(`adjustment ${row.id} has no loan`);
  orRefuse(await checkPosition(unit, account));
  const ask = { ...row, component: waivable(row.component) };
  const open = await available(unit, account, ask, row.value_on);
  const moved = MUST_STAND.has(row.kind)
    ? row.amount_minor !== open || account.loan.status === 'settled'
    : !['misuse', 'acceleration', 'repayment_day'].includes(row.kind) && row.amount_minor > open;
  if (moved)
    return refuse('changed_since', {
      asked: yuan(row.amount_minor),
      open: yuan(open),
    });
  if (row.kind === 'small_balance') orRefuse(await checkSmallBalance(unit, account, row.value_on));
  orRefuse(await checkStillPossible(unit, account, row));
  const after = await decide(unit, row, 'posted', comment ?? null);
  await refreshPositions(unit.db, [account.loan.id], unit.now);
  return done(await rereadRow(unit.db, adjustments, after.id));
}

export async function rejectAdjustment(
  unit: UnitOfWork,
  row: AdjustmentRow,
  { comment }: { comment: string },
): Promise<Outcome<AdjustmentRow>> {
  orRefuse(await decidable(unit, row));
  return done(await decide(unit, row, 'rejected', comment));
}

async function decidable(unit: UnitOfWork, row: AdjustmentRow): Promise<Outcome<void>> {
  if (row.status !== 'proposed') return refuse('already_decided');
  return row.requested_by === unit.actor.id ? refuse('own_request') : done(undefined);
}

async function decide(
  unit: UnitOfWork,
  row: AdjustmentRow,
  status: 'posted' | 'rejected',
  decision_comment: string | null,
): Promise<AdjustmentRow> {
  const values = {
    status,
    decided_by: personOf(unit),
    decision_comment,
    posted_at: status === 'posted' ? unit.now : null,
  };
  unit.record({
    action: status === 'posted' ? 'approve' : 'reject',
    resource: 'adjustments',
    record_id: row.id,
    ...difference(row, values),
  });
  return await updateRow(unit.db, adjustments, row, values, unit.now);
}

/** Takes a posted adjustment back: the row stays, the ledger is as if it had not been. */
export async function reverseAdjustment(
  unit: UnitOfWork,
  row: AdjustmentRow,
  { reason }: { reason: string },
): Promise<Outcome<AdjustmentRow>> {
  if (row.status !== 'posted')
    return refuse(row.status === 'reversed' ? 'already_reversed' : 'not_posted');
  if (row.requested_by === unit.actor.id) return refuse('own_request');
  orRefuse(await checkPositionOf(unit, row.loan_id));
  const values = {
    status: 'reversed',
    reversed_by: personOf(unit),
    reversed_at: unit.now,
    reversal_reason: reason,
  } as const;
  unit.record({
    action: 'reverse',
    resource: 'adjustments',
    record_id: row.id,
    ...difference(row, values),
  });
  const after = await updateRow(unit.db, adjustments, row, values, unit.now);
  await refreshPositions(unit.db, [row.loan_id], unit.now);
  await tellCase(unit, row, { reversed: true, reason });
  return done(after);
}
