import type { Knex } from 'knex';
import type {
  BureauRecord,
  CorrectionLine,
  RepairFile,
} from '../../../contract/resources/repairFile.ts';
import type { UnitOfWork } from '../../../store/unitOfWork.ts';

/** What the credit register shows of a request's loan, and the correction that went to it. */

/** Keeps what a report shows; one typed in before stays on record. */
export async function addBureauRecord(
  { db, actor, now }: UnitOfWork,
  credit_repair_id: number,
  record: BureauRecord,
): Promise<void> {
  await db('bureau_records').insert({
    credit_repair_id,
    record: JSON.stringify(record),
    entered_by: actor.id,
    entered_at: now,
  });
}

/** The record that was typed in last from a report; null where none was. */
export async function bureauRecordOf(
  db: Knex,
  credit_repair_id: number,
): Promise<BureauRecord | null> {
  const row: { record: string } | undefined = await db('bureau_records')
    .where({ credit_repair_id })
    .orderBy('id', 'desc')
    .first('record');
  return row === undefined ? null : (JSON.parse(row.record) as BureauRecord);
}

/** Freezes the lines the register has to change. */
export async function addCorrection(
  { db, actor, businessDate }: UnitOfWork,
  credit_repair_id: number,
  lines: readonly CorrectionLine[],
): Promise<void> {
  await db('credit_corrections').insert({
    credit_repair_id,
    lines: JSON.stringify(lines),
    made_by: actor.id,
    made_on: businessDate,
  });
}

/** Keeps the proof that the correction went to the register. */
export async function addSending(
  { db, actor, now }: UnitOfWork,
  credit_repair_id: number,
  proof: { sent_on: string; reference: string },
): Promise<void> {
  await db('credit_correction_sendings').insert({
    credit_repair_id,
    ...proof,
    sent_by: actor.id,
    sent_at: now,
  });
}

type Correction = NonNullable<RepairFile['correction']>;

/** The correction of a request with its last sending; null where nothing has to be corrected. */
export async function correctionOf(
  db: Knex,
  credit_repair_id: number,
): Promise<(Correction & { made_on: string }) | null> {
  const made: { lines: string; made_on: string } | undefined = await db('credit_corrections')
    .where({ credit_repair_id })
    .first('lines', 'made_on');
  if (made === undefined) return null;
  const sent: { sent_on: string; reference: string; sent_by: number } | undefined = await db(
    'credit_correction_sendings',
  )
    .where({ credit_repair_id })
    .orderBy('id', 'desc')
    .first('sent_on', 'reference', 'sent_by');
  return {
    lines: JSON.parse(made.lines) as CorrectionLine[],
    made_on: made.made_on,
    sent_on: sent?.sent_on ?? null,
    reference: sent?.reference ?? null,
    sent_by: sent?.sent_by ?? null,
  };
}
