import type { Knex } from 'knex';
import type { AttachmentRow } from '../../../contract/resources/attachments.ts';
import type { CreditRepairRow } from '../../../contract/resources/creditRepairs.ts';
import type { RepairCheck } from '../../../domain/repair/repairChecklist.ts';
import type { UnitOfWork } from '../../../store/unitOfWork.ts';

/** What was checked of a request: what people ticked off, and the files that stand with it. */

interface Tick {
  item: RepairCheck;
  done: 0 | 1;
  note: string | null;
  done_by: number;
  done_at: string;
}
export type Ticks = ReadonlyMap<RepairCheck, Tick>;

/** The ticks of a request, by the check. */
export async function ticksOf(db: Knex, credit_repair_id: number): Promise<Ticks> {
  const ticks: Tick[] = await db('credit_repair_checks').where({ credit_repair_id });
  return new Map(ticks.map((tick) => [tick.item, tick]));
}

/** Ticks a check off, or takes the tick back; the last one counts. */
export async function saveTick(
  { db, actor, now }: UnitOfWork,
  credit_repair_id: number,
  item: RepairCheck,
  done: boolean,
  note: string | null,
): Promise<void> {
  const row = { credit_repair_id, item, done: done ? 1 : 0, note, done_by: actor.id, done_at: now };
  await db('credit_repair_checks').insert(row).onConflict(['credit_repair_id', 'item']).merge();
}

type FileKind = AttachmentRow['kind'];
/** The kinds of the files that are attached to a request, and to its borrower. */
export interface RepairFiles {
  own: FileKind[];
  of_borrower: FileKind[];
}

export async function filesOf(
  db: Knex,
  { id, borrower_id }: Pick<CreditRepairRow, 'id' | 'borrower_id'>,
): Promise<RepairFiles> {
  const kinds = async (
    resource: AttachmentRow['resource'],
    record_id: number,
  ): Promise<FileKind[]> => {
    const files: Pick<AttachmentRow, 'kind'>[] = await db('attachments')
      .where({ resource, record_id, status: 'recorded' })
      .select('kind');
    return files.map(({ kind }) => kind);
  };
  return {
    own: await kinds('credit_repairs', id),
    of_borrower: await kinds('borrowers', borrower_id),
  };
}
