import type { Knex } from 'knex';
import type { InterruptionRow } from '../../../contract/resources/limitation.ts';
import type { InterruptionKind } from '../../../domain/legal/limitationTypes.ts';

/** The event of this kind and day that stands for a loan; undefined where none is entered. */
export const sameInterruption = async (
  db: Knex,
  loan_id: number,
  { kind, on }: { kind: InterruptionKind; on: string },
): Promise<InterruptionRow | undefined> =>
  await db('limitation_interruptions')
    .where({ loan_id, kind, happened_on: on })
    .whereNull('withdrawn_by')
    .orderBy('id')
    .first();
