import { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  type RestructureRow,
  cancelRequest as cancelBody,
  restructures,
} from '../../contract/resources/restructures.ts';
import { changeRoute, commandRoute, createRoute } from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { applyAction, createRow } from '../../store/records.ts';
import { updateRow, type Values } from '../../store/tableStore.ts';
import { difference, given, type UnitOfWork } from '../../store/unitOfWork.ts';
import { keepEvidence } from './evidence.ts';
import { fullTerms } from './fullTerms.ts';
import { checkMove, figuresNow, keptFigures, load } from './moves.ts';
import { servedRestructures } from './present.ts';
import {
  checkConsent,
  checkGiven,
  checkGuarantor,
  checkKinds,
  checkRepair,
} from './requestRules.ts';
import { openRequestOf } from './store/requests.ts';
import { addStep } from './store/steps.ts';
import { kindsOf, termsOf } from './stored.ts';

/** What a requester does: drafts, changes, submits, reopens, cancels. */

type NewRequest = z.output<typeof restructures.create>;
type Changes = z.output<typeof restructures.update>;

const columnsOf = ({
  kinds,
  terms: _terms,
  ...sent
}: Partial<NewRequest>): Values<typeof restructures> => ({
  ...sent,
  ...(kinds ? { kinds: JSON.stringify([...new Set(kinds)]) } : {}),
});

/** Drafts a request: distress first, then what is asked for. */
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
  const row = await createRow(unit, restructures, {
    ...columnsOf(sent),
    terms: JSON.stringify(fullTerms(account, sent.terms)),
    borrower_id: loan.borrower_id,
    status: 'draft',
    requested_by: user.id,
  });
  await addStep(unit, row.id, { step: 'create' });
  return done(row);
}

/** Changes the requester's own draft. Terms are sent whole. */
async function changeRequest(
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
  const { account } = orRefuse(await load(unit.db, row.loan_id));
  const terms =
    sent.terms === undefined ? undefined : JSON.stringify(fullTerms(account, sent.terms));
  const changed = difference(row, given({ ...columnsOf(sent), terms }));
  const fields = Object.keys(changed.after);
  if (fields.length === 0) return done(row);
  unit.record({ action: 'update', resource: 'restructures', record_id: row.id, ...changed });
  await addStep(unit, row.id, { step: 'update', details: { fields } });
  return done(await updateRow(unit.db, restructures, row, changed.after, unit.now));
}

/** Freezes what is asked for, with the figures of now. */
export async function submitRequest(
  unit: UnitOfWork,
  row: RestructureRow,
  _body: object,
  user: SignedIn,
): Promise<Outcome<RestructureRow>> {
  orRefuse(checkMove('submit', row, user));
  if (termsOf(row).effective_on < unit.businessDate)
    return refuseField('terms.effective_on', 'effective_in_past', { date: unit.businessDate });
  orRefuse(await checkConsent(unit.db, row));
  const { figures, loan } = orRefuse(await figuresNow(unit, row));
  orRefuse(checkGiven(row, figures, loan));
  const after = await applyAction(unit, restructures, row, 'submit', {
    status: 'submitted',
    submitted_at: unit.now,
    ...keptFigures(figures),
  });
  await addStep(unit, row.id, { step: 'submit', figures });
  return done(after);
}

/** Makes a rejected request a draft again, for the requester to change. */
async function reopenRequest(
  unit: UnitOfWork,
  row: RestructureRow,
  _body: object,
  user: SignedIn,
): Promise<Outcome<RestructureRow>> {
  orRefuse(checkMove('reopen', row, user));
  const open = await openRequestOf(unit.db, row.loan_id, row.id);
  if (open !== undefined) return refuse('open_restructure', open);
  const after = await applyAction(unit, restructures, row, 'reopen', {
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

/** Gives a request up before it takes effect; all but a draft need a reason. */
async function cancelRequest(
  unit: UnitOfWork,
  row: RestructureRow,
  { reason, comment }: z.output<typeof cancelBody>,
  user: SignedIn,
): Promise<Outcome<RestructureRow>> {
  orRefuse(checkMove('cancel', row, user));
  const cancel_reason = reason ?? comment ?? null;
  if (cancel_reason === null && row.status !== 'draft')
    return refuseField('reason', 'comment_needed');
  const values = { status: 'cancelled', cancel_reason } as const;
  const after = await applyAction(unit, restructures, row, 'cancel', values);
  await addStep(unit, row.id, { step: 'cancel', comment: cancel_reason });
  return done(after);
}

const nothing = z.object({});

export const requestRoutes: Route[] = [
  createRoute(servedRestructures, restructures.create, createRequest, keepEvidence),
  changeRoute(servedRestructures, restructures.update, changeRequest),
  commandRoute(
    servedRestructures,
    'submit',
    'Freeze a draft and put it before a supervisor',
    nothing,
    submitRequest,
  ),
  commandRoute(
    servedRestructures,
    'reopen',
    'Make a rejected request a draft again',
    nothing,
    reopenRequest,
  ),
  commandRoute(
    servedRestructures,
    'cancel',
    'Give a request up before it takes effect',
    cancelBody,
    cancelRequest,
  ),
];
