import type { Knex } from 'knex';
import type { z } from 'zod';
import {
  type Outcome,
  done,
  orRefuse,
  refuse,
  refuseField,
  settle,
} from '../../contract/outcome.ts';
import {
  type RestructureFigures,
  type RestructureRow,
  type SentTerms,
  type approveRestructureRequest,
  restructures,
  type signRequest,
} from '../../contract/resources/restructures.ts';
import type { AuditAction } from '../../store/auditStore.ts';
import {
  allSigned,
  bulkAllowed,
  moveProblem,
  quotaProblem,
  type Party,
  type RestructureMove,
} from '../../domain/restructure/restructure.ts';
import { loadAccounts, type Account } from '../../book/accounts.ts';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';
import { createRow } from '../../store/records.ts';
import { findRow, updateRow } from '../../store/tableStore.ts';
import { difference, type UnitOfWork } from '../../store/unitOfWork.ts';
import type { SignedIn } from '../../http/route.ts';
import { takeEffect } from './effect.ts';
import { figuresOf, fingerprintOf, fullTerms, movedSince } from './figures.ts';
import {
  addStep,
  figuresAt,
  guarantorOf,
  kindsOf,
  openRequestOf,
  quotaUsed,
  repairOf,
  termsOf,
} from './store.ts';

type NewRequest = z.output<NonNullable<typeof restructures.create>>;
type Changes = z.output<NonNullable<typeof restructures.update>>;
interface Loaded {
  account: Account;
  policies: PolicyBook;
}

async function load(db: Knex, loanId: number): Promise<Outcome<Loaded>> {
  const [account] = await loadAccounts(db, [loanId]);
  return account === undefined
    ? refuseField('loan_id', 'no_such_loan')
    : done({ account, policies: await loadPolicies(db) });
}

const standingOf = (row: RestructureRow) => ({
  status: row.status,
  requested_by: row.requested_by,
  first_approved_by: row.first_approved_by,
  needs_guarantor: kindsOf(row).includes('add_guarantor'),
  signed: {
    borrower: row.borrower_signed_on,
    lender: row.lender_signed_on,
    guarantor: row.guarantor_signed_on,
  },
});

/** Whether this person may make this move on the request as it stands. */
function allowed(
  move: RestructureMove,
  row: RestructureRow,
  user: SignedIn,
  party?: Party,
): Outcome<void> {
  const problem = moveProblem(move, standingOf(row), user, party);
  if (problem === null) return done(undefined);
  if (problem === 'restructure_not_possible') return refuse(problem, { status: row.status, move });
  return problem === 'already_signed'
    ? refuseField('party', problem, {
        on: String(row[`${party}_signed_on` as keyof RestructureRow]),
      })
    : refuse(problem);
}

async function checkGuarantor(
  db: Knex,
  borrower_id: number,
  guarantor_id: number | null | undefined,
): Promise<Outcome<void>> {
  if (guarantor_id == null) return done(undefined);
  const guarantor = await guarantorOf(db, guarantor_id);
  return guarantor?.borrower_id === borrower_id && guarantor.relation === 'guarantor'
    ? done(undefined)
    : refuseField('guarantor_id', 'no_such_guarantor');
}

/**
 * A plan may follow from a request for relief of the same borrower: one that is still looked at, or
 * one that was granted with it.
 */
async function checkRepair(
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
  const standing =
    repair.decision === null
      ? repair.status !== 'withdrawn'
      : repair.decision === 'grant' &&
        repair.wants_restructure === 1 &&
        repair.status !== 'withdrawn';
  return standing ? done(undefined) : refuseField('credit_repair_id', 'repair_without_restructure');
}

function checkKinds(
  kinds: readonly string[],
  terms: Pick<SentTerms, 'installments_count'>,
): Outcome<void> {
  return kinds.includes('settlement') && terms.installments_count !== 1
    ? refuseField('terms.installments_count', 'kinds_do_not_fit', { kind: 'settlement' })
    : done(undefined);
}

const columnsOf = ({
  kinds,
  terms: _terms,
  ...sent
}: Partial<NewRequest>): Record<string, unknown> => ({
  ...sent,
  ...(kinds ? { kinds: JSON.stringify([...new Set(kinds)]) } : {}),
});

/** A draft: distress first, then what is asked for. */
export async function createRequest(
  unit: UnitOfWork,
  sent: NewRequest,
  user: SignedIn,
): Promise<Outcome<RestructureRow>> {
  const { account } = orRefuse(await load(unit.db, sent.loan_id));
  const { loan } = account;
  if (loan.status !== 'active')
    return refuseField(
      'loan_id',
      loan.status === 'settled' ? 'nothing_to_restructure' : 'loan_written_off',
    );
  const open = await openRequestOf(unit.db, loan.id);
  if (open !== undefined) return refuseField('loan_id', 'open_restructure', open);
  orRefuse(checkKinds(sent.kinds, sent.terms));
  orRefuse(await checkGuarantor(unit.db, loan.borrower_id, sent.guarantor_id));
  orRefuse(await checkRepair(unit.db, loan, sent.credit_repair_id));
  const terms = JSON.stringify(fullTerms(account, sent.terms));
  const row = await createRow(unit, restructures, {
    ...columnsOf(sent),
    terms,
    borrower_id: loan.borrower_id,
    status: 'draft',
    requested_by: user.id,
  });
  await addStep(unit, row.id, { step: 'create' });
  return done(row);
}

/** The requester's own draft. Terms are sent whole. */
export async function changeRequest(
  unit: UnitOfWork,
  row: RestructureRow,
  sent: Changes,
  user: SignedIn,
): Promise<Outcome<RestructureRow>> {
  if (row.status !== 'draft')
    return refuse('restructure_not_possible', { status: row.status, move: 'update' });
  if (row.requested_by !== user.id) return refuse('not_the_requester');
  orRefuse(checkKinds(sent.kinds ?? kindsOf(row), sent.terms ?? termsOf(row)));
  orRefuse(await checkGuarantor(unit.db, row.borrower_id, sent.guarantor_id));
  const loaded = orRefuse(await load(unit.db, row.loan_id));
  const terms =
    sent.terms === undefined
      ? {}
      : { terms: JSON.stringify(fullTerms(loaded.account, sent.terms)) };
  const values = Object.fromEntries(
    Object.entries({ ...columnsOf(sent as Partial<NewRequest>), ...terms }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  const changed = difference(row, values);
  if (Object.keys(changed.after).length === 0) return done(row);
  unit.record({ action: 'update', resource: 'restructures', record_id: row.id, ...changed });
  await addStep(unit, row.id, { step: 'update', details: { fields: Object.keys(changed.after) } });
  return done(await updateRow(unit.db, restructures, row, changed.after, unit.now));
}

async function figuresNow(
  unit: Pick<UnitOfWork, 'db' | 'businessDate'>,
  row: RestructureRow,
): Promise<Outcome<{ figures: RestructureFigures; policies: PolicyBook }>> {
  const { account, policies } = orRefuse(await load(unit.db, row.loan_id));
  const figures = orRefuse(
    figuresOf(
      account,
      policies,
      {
        terms: termsOf(row),
        monthly_income_minor: row.monthly_income_minor,
        other_monthly_debt_minor: row.other_monthly_debt_minor,
      },
      unit.businessDate,
    ),
  );
  return done({ figures, policies });
}

const summary = (figures: RestructureFigures) => ({
  waived_minor: figures.waived_minor,
  capitalised_minor: figures.capitalised_minor,
  total_after_minor: figures.total_after_minor,
  approvers_needed: figures.approvers_needed,
});

/**
 * One move of the request: its row, its audit event. The step is the caller's, with what was shown.
 */
async function move(
  unit: UnitOfWork,
  row: RestructureRow,
  action: AuditAction,
  values: Record<string, unknown>,
): Promise<RestructureRow> {
  unit.record({ action, resource: 'restructures', record_id: row.id, ...difference(row, values) });
  return await updateRow(unit.db, restructures, row, values, unit.now);
}

/** Freezes what is asked for, with the figures of now. */
export async function submitRequest(
  unit: UnitOfWork,
  row: RestructureRow,
  _body: object,
  user: SignedIn,
): Promise<Outcome<RestructureRow>> {
  orRefuse(allowed('submit', row, user));
  const terms = termsOf(row);
  if (terms.effective_on < unit.businessDate)
    return refuseField('terms.effective_on', 'effective_in_past', { date: unit.businessDate });
  if (kindsOf(row).includes('add_guarantor')) {
    const guarantor =
      row.guarantor_id === null ? undefined : await guarantorOf(unit.db, row.guarantor_id);
    if (guarantor === undefined) return refuseField('guarantor_id', 'guarantor_needed');
    if (guarantor.consented_on === null)
      return refuseField('guarantor_id', 'guarantor_not_consented');
  }
  const { figures } = orRefuse(await figuresNow(unit, row));
  const after = await move(unit, row, 'submit', {
    status: 'submitted',
    submitted_at: unit.now,
    ...summary(figures),
  });
  await addStep(unit, row.id, { step: 'submit', figures });
  return done(after);
}

type Approval = z.output<typeof approveRestructureRequest>;

/** What an approval rests on: the figures of now, within the quota of the month. */
async function approvable(
  unit: UnitOfWork,
  row: RestructureRow,
  user: SignedIn,
  seen: string | null | undefined,
): Promise<Outcome<{ figures: RestructureFigures; policies: PolicyBook; last: boolean }>> {
  orRefuse(allowed('approve', row, user));
  const terms = termsOf(row);
  if (terms.first_due_on <= unit.businessDate)
    return refuse('first_due_passed', { date: terms.first_due_on });
  const { figures, policies } = orRefuse(await figuresNow(unit, row));
  if (seen != null && seen !== fingerprintOf(figures)) return refuse('figures_moved');
  const last = figures.approvers_needed === 1 || row.first_approved_by !== null;
  if (last) {
    const limits = policies.on('restructure_limits', unit.businessDate);
    const used = await quotaUsed(unit.db, unit.businessDate.slice(0, 7));
    const problem = quotaProblem(used, figures.waived_minor, limits);
    const yuan = (minor: number) => (minor / 100).toFixed(2);
    if (problem === 'count') return refuse('quota_count', { limit: limits.monthly_count });
    if (problem === 'waived')
      return refuse('quota_waived', {
        limit: yuan(limits.monthly_waived_minor),
        left: yuan(Math.max(0, limits.monthly_waived_minor - used.waived_minor)),
        asked: yuan(figures.waived_minor),
      });
  }
  return done({ figures, policies, last });
}

/**
 * One supervisor decides, or the first of two; the figures decided on are those of now, and kept.
 */
export async function approveRequest(
  unit: UnitOfWork,
  row: RestructureRow,
  { comment, seen }: Approval,
  user: SignedIn,
): Promise<Outcome<RestructureRow>> {
  const { figures, last } = orRefuse(await approvable(unit, row, user, seen));
  const frozen = await figuresAt(unit.db, row.id, ['submit', 'approve_first']);
  const values = last
    ? {
        status: 'approved',
        decided_by: user.id,
        decided_at: unit.now,
        decided_on: unit.businessDate,
        decision_comment: comment ?? null,
        ...summary(figures),
      }
    : { first_approved_by: user.id, decision_comment: comment ?? null, ...summary(figures) };
  const after = await move(unit, row, 'approve', values);
  await addStep(unit, row.id, {
    step: last ? 'approve' : 'approve_first',
    comment,
    figures,
    details: { moved: frozen === null ? [] : movedSince(frozen.figures, figures) },
  });
  return done(after);
}

/** Several plain requests at once: all of them or none. */
export async function approveTogether(
  unit: UnitOfWork,
  ids: readonly number[],
  comment: string | null | undefined,
  user: SignedIn,
): Promise<Outcome<number[]>> {
  for (const id of new Set(ids)) {
    const row = await findRow(unit.db, restructures, id);
    if (row === undefined) return refuse('no_such_record', { id });
    const { figures, policies } = orRefuse(await approvable(unit, row, user, null));
    const frozen = await figuresAt(unit.db, row.id, ['submit']);
    const moved = frozen === null || movedSince(frozen.figures, figures).length > 0;
    if (moved || !bulkAllowed(figures, policies.on('restructure_limits', unit.businessDate)))
      return refuse('not_for_bulk', { id });
    orRefuse(await approveRequest(unit, row, { comment }, user));
  }
  return done([...new Set(ids)]);
}

export async function rejectRequest(
  unit: UnitOfWork,
  row: RestructureRow,
  { comment }: { comment: string },
  user: SignedIn,
): Promise<Outcome<RestructureRow>> {
  orRefuse(allowed('reject', row, user));
  const now = await settle(async () => await figuresNow(unit, row));
  // The one who gave a first approval may think again.
  const values = {
    status: 'rejected',
    decided_by: user.id,
    decided_at: unit.now,
    decided_on: unit.businessDate,
    decision_comment: comment,
    first_approved_by: null,
  };
  const after = await move(unit, row, 'reject', values);
  await addStep(unit, row.id, {
    step: 'reject',
    comment,
    figures: now.ok ? now.value.figures : null,
  });
  return done(after);
}

/** A rejected request becomes a draft again, for the requester to change. */
export async function reopenRequest(
  unit: UnitOfWork,
  row: RestructureRow,
  _body: object,
  user: SignedIn,
): Promise<Outcome<RestructureRow>> {
  orRefuse(allowed('reopen', row, user));
  const open = await openRequestOf(unit.db, row.loan_id, row.id);
  if (open !== undefined) return refuse('open_restructure', open);
  const after = await move(unit, row, 'reopen', {
    status: 'draft',
    submitted_at: null,
    decided_by: null,
    decided_at: null,
    decided_on: null,
    decision_comment: null,
  });
  await addStep(unit, row.id, { step: 'reopen' });
  return done(after);
}

/** A party's signature. The last one makes it signed, and effective if its day has come. */
export async function signAgreement(
  unit: UnitOfWork,
  row: RestructureRow,
  { party, signed_on }: z.output<typeof signRequest>,
  user: SignedIn,
): Promise<Outcome<RestructureRow>> {
  orRefuse(allowed('sign', row, user, party));
  const from = row.decided_on ?? '';
  if (signed_on < from || signed_on > unit.businessDate)
    return refuseField('signed_on', 'signed_before_decision', { from, to: unit.businessDate });
  const standing = standingOf(row);
  const complete = allSigned({ ...standing, signed: { ...standing.signed, [party]: signed_on } });
  const after = await move(unit, row, 'sign', {
    [`${party}_signed_on`]: signed_on,
    ...(complete ? { status: 'signed' } : {}),
  });
  await addStep(unit, row.id, { step: 'sign', details: { party, signed_on } });
  return complete && termsOf(row).effective_on <= unit.businessDate
    ? await takeEffect(unit, after)
    : done(after);
}

export async function cancelRequest(
  unit: UnitOfWork,
  row: RestructureRow,
  { reason, comment }: { reason?: string | null | undefined; comment?: string | null | undefined },
  user: SignedIn,
): Promise<Outcome<RestructureRow>> {
  orRefuse(allowed('cancel', row, user));
  const why = reason ?? comment ?? null;
  if (why === null && row.status !== 'draft') return refuseField('reason', 'comment_needed');
  const after = await move(unit, row, 'cancel', { status: 'cancelled', cancel_reason: why });
  await addStep(unit, row.id, { step: 'cancel', comment: why });
  return done(after);
}
