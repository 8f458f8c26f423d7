import type { Knex } from 'knex';
import {
  bankLineParts,
  bankLines,
  type BankLineRow,
  type BankPartRow,
} from '../contract/resources/bankLines.ts';
import type { AuditAction } from '../store/auditStore.ts';
import { applyAction } from '../store/records.ts';
import { insertRow, rereadRow, updateRow } from '../store/tableStore.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';

/**
 * Where the money of a bank's line is: paid on loans, in suspense, or to be sent back. The parts of
 * a line that stand are together its amount, or there are none yet: no fen is without a home, and
 * none has two.
 */

/** A part of a line's money and where it goes. */
export interface Home {
  readonly home: BankPartRow['home'];
  readonly loan_id: number | null;
  readonly payment_id: number | null;
  readonly amount_minor: number;
}

/** What is said of the line beside where its money is. */
type Said = Partial<Pick<BankLineRow, 'reason' | 'decided_by' | 'automatic' | 'doubt'>>;

const standing = (db: Knex): Knex.QueryBuilder => db('bank_line_parts').whereNull('ended_on');

/** The parts of a line that stand. */
export const homesOf = async (db: Knex, line_id: number): Promise<BankPartRow[]> =>
  await standing(db).where({ line_id }).orderBy('id');

const sumOf = (parts: readonly { amount_minor: number }[]): number =>
  parts.reduce((sum, part) => sum + part.amount_minor, 0);

function statusOf(line: BankLineRow, parts: readonly BankPartRow[]): BankLineRow['status'] {
  if (parts.length === 0) return line.candidates === '[]' ? 'unmatched' : 'proposed';
  if (parts.some(({ home }) => home === 'suspense')) return 'suspense';
  return parts.every(({ home }) => home === 'returned') ? 'returned' : 'booked';
}

/** Writes on the line what its parts say. */
async function keep(
  unit: UnitOfWork,
  line: BankLineRow,
  action: AuditAction,
  said: Said,
): Promise<BankLineRow> {
  const parts = await homesOf(unit.db, line.id);
  const total = sumOf(parts);
  if (total !== 0 && total !== line.amount_minor)
    throw new Error(`line ${line.id} has ${line.amount_minor}, its parts ${total}`);
  const at = (home: Home['home']) => parts.filter((part) => part.home === home);
  const since = at('suspense').map(({ since_on }) => since_on);
  return await applyAction(unit, bankLines, line, action, {
    status: statusOf(line, parts),
    booked_minor: sumOf(at('loan')),
    suspense_minor: sumOf(at('suspense')),
    returned_minor: sumOf(at('returned')),
    suspense_since_on: since.toSorted()[0] ?? null,
    ...said,
  });
}

const end = async (unit: UnitOfWork, part: BankPartRow): Promise<void> => {
  await updateRow(unit.db, bankLineParts, part, { ended_on: unit.businessDate }, unit.now);
};

const put = async (
  unit: UnitOfWork,
  line_id: number,
  home: Home,
  since_on: string,
  put_by: number | null,
): Promise<void> => {
  await insertRow(unit.db, bankLineParts, { ...home, line_id, since_on, put_by }, unit.now);
};

/** What of a line may go elsewhere: what has no home yet, or is in suspense. */
export const freeOf = (line: BankLineRow): number =>
  line.amount_minor - line.booked_minor - line.returned_minor;

/** Gives the free money of a line its homes; what stays in suspense does not grow younger. */
export async function giveHomes(
  unit: UnitOfWork,
  line: BankLineRow,
  action: AuditAction,
  homes: readonly Home[],
  said: Said,
): Promise<BankLineRow> {
  const freed = (await homesOf(unit.db, line.id)).filter(({ home }) => home === 'suspense');
  for (const part of freed) await end(unit, part);
  const since = freed.map(({ since_on }) => since_on).toSorted()[0] ?? unit.businessDate;
  const by = said.decided_by ?? null;
  for (const home of homes)
    await put(unit, line.id, home, home.home === 'suspense' ? since : unit.businessDate, by);
  return await keep(unit, line, action, said);
}

/** Money of a payment that was taken back is in suspense again, if a bank's line brought it. */
export async function leaveLoan(
  unit: UnitOfWork,
  payment_id: number,
  reason: string,
): Promise<void> {
  const part = (await standing(unit.db).where({ payment_id }).first()) as BankPartRow | undefined;
  if (part === undefined) return;
  await end(unit, part);
  const home = { home: 'suspense' as const, loan_id: null, payment_id: null };
  await put(
    unit,
    part.line_id,
    { ...home, amount_minor: part.amount_minor },
    unit.businessDate,
    unit.actor.id,
  );
  const line = await rereadRow(unit.db, bankLines, part.line_id);
  await keep(unit, line, 'suspend', { reason, decided_by: unit.actor.id });
}

/** Money that a taken back payment left in suspense goes to the payment made in its place. */
export async function followPayment(
  unit: UnitOfWork,
  former_id: number,
  payment: { readonly id: number; readonly loan_id: number; readonly amount_minor: number },
  reason: string,
): Promise<void> {
  const former: BankPartRow | undefined = await unit
    .db('bank_line_parts')
    .where({ payment_id: former_id })
    .orderBy('id', 'desc')
    .first();
  if (former === undefined) return;
  const left = (await homesOf(unit.db, former.line_id)).findLast(
    ({ home, amount_minor }) => home === 'suspense' && amount_minor === payment.amount_minor,
  );
  if (left === undefined) throw new Error(`payment ${former_id} left nothing in suspense`);
  await end(unit, left);
  const { id: payment_id, loan_id, amount_minor } = payment;
  await put(
    unit,
    left.line_id,
    { home: 'loan', loan_id, payment_id, amount_minor },
    unit.businessDate,
    unit.actor.id,
  );
  const line = await rereadRow(unit.db, bankLines, left.line_id);
  await keep(unit, line, 'book', { reason, decided_by: unit.actor.id });
}
