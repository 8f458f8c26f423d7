import { z } from 'zod';
import { stamps } from '../../contract/primitives.ts';
import type { StoredRow } from '../../contract/resource.ts';
import type { Knex } from 'knex';
import type { REPAIR_STEPS } from '../../contract/enums.ts';
import type {
  BureauRecord,
  ComparedLine,
  CorrectionLine,
  RepairFile,
} from '../../contract/resources/repairFile.ts';
import { type CreditRepairRow, creditRepairs } from '../../contract/resources/creditRepairs.ts';
import { OPEN_REPAIR, type RepairKind } from '../../domain/repair/repairCase.ts';
import type { RepairCheck } from '../../domain/repair/repairChecklist.ts';
import { escapeLike, type TableSpec } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';

const OPEN = OPEN_REPAIR as readonly string[];

const LATE =
  "((credit_repairs.status = 'answered' and credit_repairs.answered_on > " +
  "credit_repairs.due_on) or (credit_repairs.status = 'withdrawn' and " +
  'credit_repairs.withdrawn_on > credit_repairs.due_on))';

/**
 * `q` also finds the requests about a loan by its whole number, and of a borrower by a part of the
 * name.
 */
export const repairSpec: TableSpec = {
  table: 'credit_repairs',
  searched: creditRepairs.searched,
  computed: {
    /** As `timelinessOf` says of one. */
    timeliness: {
      where: (query, { values }) => {
        query.where((group) => {
          group.whereRaw('1 = 0');
          if (values.includes('in_time'))
            group.orWhereRaw(
              "credit_repairs.status = 'answered' and credit_repairs.answered_on <= " +
                'credit_repairs.due_on',
            );
          if (values.includes('late')) group.orWhereRaw(LATE);
          if (values.includes(null))
            group.orWhereRaw(
              `not (credit_repairs.status = 'answered' and credit_repairs.answered_on is not ` +
                `null) and not coalesce(${LATE}, false)`,
            );
        });
      },
    },
    declined_by_law: {
      where: (query, { values }) => {
        query.where((group) => {
          group.whereRaw('1 = 0');
          if (values.includes(1)) group.orWhereNotNull('credit_repairs.forbidden_rule');
          if (values.includes(0)) group.orWhereNull('credit_repairs.forbidden_rule');
        });
      },
    },
    unclaimed: {
      where: (query, { values }) => {
        query.where((group) => {
          group.whereRaw('1 = 0');
          if (values.includes(1))
            group.orWhere((one) => {
              one
                .whereNull('credit_repairs.assignee_id')
                .whereIn('credit_repairs.status', [...OPEN]);
            });
          if (values.includes(0))
            group
              .orWhereNotNull('credit_repairs.assignee_id')
              .orWhereNotIn('credit_repairs.status', [...OPEN]);
        });
      },
    },
  },
  search: (query, q) => {
    query.orWhereIn('credit_repairs.loan_id', (loans) => {
      void loans.from('loans').select('id').where('loan_no', q);
    });
    query.orWhereIn('credit_repairs.borrower_id', (borrowers) => {
      void borrowers
        .from('borrowers')
        .select('id')
        .whereRaw("lower(full_name) like ? escape '\\'", [`%${escapeLike(q.toLowerCase())}%`]);
    });
  },
};

export async function namesOf(
  db: Knex,
  rows: readonly CreditRepairRow[],
): Promise<{ borrowers: Map<number, string>; loans: Map<number, string> }> {
  const borrowers: { id: number; full_name: string }[] = await db('borrowers')
    .whereIn('id', [...new Set(rows.map((row) => row.borrower_id))])
    .select('id', 'full_name');
  const loans: { id: number; loan_no: string }[] = await db('loans')
    .whereIn('id', [...new Set(rows.flatMap((row) => (row.loan_id === null ? [] : [row.loan_id])))])
    .select('id', 'loan_no');
  return {
    borrowers: new Map(borrowers.map((row) => [row.id, row.full_name])),
    loans: new Map(loans.map((row) => [row.id, row.loan_no])),
  };
}

/** The open request of a borrower about the same; one that law forbids stands apart. */
export const openRepairOf = async (
  db: Knex,
  {
    borrower_id,
    kind,
    loan_id,
    forbidden_rule,
  }: Pick<CreditRepairRow, 'borrower_id' | 'kind' | 'loan_id' | 'forbidden_rule'>,
): Promise<{ id: number; status: string } | undefined> =>
  await db('credit_repairs')
    .where({ borrower_id, kind, loan_id, forbidden_rule })
    .whereIn('status', [...OPEN])
    .first('id', 'status');

/** The most urgent request that nobody has in hand. */
export const nextUnclaimed = async (
  db: Knex,
  kind: RepairKind | undefined,
): Promise<CreditRepairRow | undefined> => {
  const query = db('credit_repairs')
    .whereNull('assignee_id')
    .whereIn('status', [...OPEN])
    .orderBy(['due_on', 'id']);
  return (await (kind === undefined ? query : query.where({ kind })).first()) as
    | CreditRepairRow
    | undefined;
};

export const provisionalRepairs = async (db: Knex): Promise<CreditRepairRow[]> =>
  await db('credit_repairs')
    .where({ due_provisional: 1 })
    .whereIn('status', [...OPEN])
    .orderBy('id');

/** Open requests whose last day comes by a day, late ones too. */
export const openDueBy = async (db: Knex, on: string): Promise<CreditRepairRow[]> =>
  await db('credit_repairs')
    .whereIn('status', [...OPEN])
    .where('due_on', '<=', on)
    .orderBy(['due_on', 'id']);

export const personOf = async (
  db: Knex,
  id: number,
): Promise<{ id: number; full_name: string; role: string; active: number } | undefined> =>
  await db('users').where({ id }).first('id', 'full_name', 'role', 'active');

export const loanOf = async (
  db: Knex,
  id: number,
): Promise<
  { id: number; loan_no: string; borrower_id: number; disbursed_on: string } | undefined
> => await db('loans').where({ id }).first('id', 'loan_no', 'borrower_id', 'disbursed_on');
export const firstDisbursement = async (db: Knex, borrower_id: number): Promise<string | null> =>
  (
    (await db('loans').where({ borrower_id }).min({ on: 'disbursed_on' }).first()) as
      | { on: string | null }
      | undefined
  )?.on ?? null;
export const loanIdsOf = async (db: Knex, borrower_id: number): Promise<number[]> =>
  (await db('loans').where({ borrower_id }).orderBy('id').select('id')).map(
    ({ id }: { id: number }) => id,
  );

type Step = (typeof REPAIR_STEPS)[number];
export interface StepDetails {
  comment?: string | null | undefined;
  comparison?: readonly ComparedLine[] /** Required, and not done when it was granted. */;
  open_checks?: readonly RepairCheck[];
}

/** Who did what, and when: the timeline only grows. */
export async function addStep(
  { db, actor, now, businessDate }: UnitOfWork,
  credit_repair_id: number,
  step: Step,
  { comment, comparison, open_checks = [] }: StepDetails = {},
): Promise<void> {
  await db('credit_repair_steps').insert({
    credit_repair_id,
    step,
    actor_id: actor.id,
    actor_name: actor.name,
    occurred_at: now,
    business_date: businessDate,
    comment: comment ?? null,
    comparison: comparison ? JSON.stringify(comparison) : null,
    open_checks: open_checks.length > 0 ? JSON.stringify(open_checks) : null,
  });
}
/** The comparison a decision rests on. */
export async function decidedComparison(
  db: Knex,
  credit_repair_id: number,
): Promise<ComparedLine[] | null> {
  const row = (await db('credit_repair_steps')
    .where({ credit_repair_id })
    .whereNotNull('comparison')
    .orderBy('id', 'desc')
    .first('comparison')) as { comparison: string } | undefined;
  return row === undefined ? null : (JSON.parse(row.comparison) as ComparedLine[]);
}
export async function stepsOf(db: Knex, credit_repair_id: number): Promise<RepairFile['steps']> {
  const rows: (Omit<RepairFile['steps'][number], 'open_checks'> & {
    open_checks: string | null;
  })[] = await db('credit_repair_steps')
    .where({ credit_repair_id })
    .orderBy('id')
    .select(
      'step',
      'actor_id',
      'actor_name',
      'occurred_at',
      'business_date',
      'comment',
      'open_checks',
    );
  return rows.map((row) => ({
    ...row,
    open_checks: row.open_checks === null ? [] : (JSON.parse(row.open_checks) as RepairCheck[]),
  }));
}

/** Steps that are work on a request: whoever took one does not decide it. */
const WORK: readonly Step[] = ['claim', 'update', 'check', 'compare', 'submit'];
export async function workersOf(db: Knex, ids: readonly number[]): Promise<Map<number, number[]>> {
  const rows: { credit_repair_id: number; actor_id: number }[] = await db('credit_repair_steps')
    .whereIn('credit_repair_id', [...ids])
    .whereIn('step', [...WORK])
    .whereNotNull('actor_id')
    .distinct('credit_repair_id', 'actor_id')
    .orderBy(['credit_repair_id', 'actor_id']);
  const workers = new Map<number, number[]>();
  for (const { credit_repair_id, actor_id } of rows)
    workers.set(credit_repair_id, [...(workers.get(credit_repair_id) ?? []), actor_id]);
  return workers;
}

interface Ticked {
  item: RepairCheck;
  done: 0 | 1;
  note: string | null;
  done_by: number;
  done_at: string;
}
export const ticksOf = async (db: Knex, credit_repair_id: number): Promise<Map<string, Ticked>> =>
  new Map(
    ((await db('credit_repair_checks').where({ credit_repair_id })) as Ticked[]).map((row) => [
      row.item,
      row,
    ]),
  );

export async function tick(
  { db, actor, now }: UnitOfWork,
  credit_repair_id: number,
  item: RepairCheck,
  done: boolean,
  note: string | null,
): Promise<void> {
  const row = { credit_repair_id, item, done: done ? 1 : 0, note, done_by: actor.id, done_at: now };
  await db('credit_repair_checks').insert(row).onConflict(['credit_repair_id', 'item']).merge();
}

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
export async function bureauRecordOf(
  db: Knex,
  credit_repair_id: number,
): Promise<BureauRecord | null> {
  const row = (await db('bureau_records')
    .where({ credit_repair_id })
    .orderBy('id', 'desc')
    .first('record')) as { record: string } | undefined;
  return row === undefined ? null : (JSON.parse(row.record) as BureauRecord);
}

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
export async function addSending(
  { db, actor, now }: UnitOfWork,
  credit_repair_id: number,
  sent: { sent_on: string; reference: string },
): Promise<void> {
  await db('credit_correction_sendings').insert({
    credit_repair_id,
    ...sent,
    sent_by: actor.id,
    sent_at: now,
  });
}
export async function correctionOf(
  db: Knex,
  credit_repair_id: number,
): Promise<(NonNullable<RepairFile['correction']> & { made_on: string }) | null> {
  const made = (await db('credit_corrections')
    .where({ credit_repair_id })
    .first('lines', 'made_on')) as { lines: string; made_on: string } | undefined;
  if (made === undefined) return null;
  const sent = (await db('credit_correction_sendings')
    .where({ credit_repair_id })
    .orderBy('id', 'desc')
    .first('sent_on', 'reference', 'sent_by')) as
    | { sent_on: string; reference: string; sent_by: number }
    | undefined;
  return {
    lines: JSON.parse(made.lines) as CorrectionLine[],
    made_on: made.made_on,
    sent_on: sent?.sent_on ?? null,
    reference: sent?.reference ?? null,
    sent_by: sent?.sent_by ?? null,
  };
}

/** Spans in which nothing is reported to the register, as their table holds them. */
export const reportingPauses = {
  name: 'reporting_pauses',
  record: z.object({
    ...stamps,
    credit_repair_id: z.int(),
    borrower_id: z.int(),
    loan_id: z.int().nullable(),
    from_on: z.string(),
    until_on: z.string(),
    ended_on: z.string().nullable(),
    ended_by: z.int().nullable(),
  }),
} as const;
export type PauseRow = StoredRow<typeof reportingPauses>;

/**
 * Pauses of a request that have not ended on a day; an earlier end than agreed is a date of its
 * own.
 */
export const runningPauses = async (
  db: Knex,
  credit_repair_id: number,
  on: string,
): Promise<PauseRow[]> =>
  await db('reporting_pauses')
    .where({ credit_repair_id })
    .whereNull('ended_on')
    .where('until_on', '>=', on);
/**
 * When the pause of a request ended early, as far as its letter of a day can know: of one that was
 * answered, what came before the answer.
 */
export async function pauseEndedBy(
  db: Knex,
  { id: credit_repair_id, status }: Pick<CreditRepairRow, 'id' | 'status'>,
  on: string,
): Promise<string | null> {
  const pause = (await db('reporting_pauses')
    .where({ credit_repair_id })
    .whereNotNull('ended_on')
    .where('ended_on', '<=', on)
    .orderBy('id', 'desc')
    .first('ended_on')) as { ended_on: string } | undefined;
  if (pause === undefined || pause.ended_on < on || status !== 'answered')
    return pause?.ended_on ?? null;
  const last = async (step: Step): Promise<number> =>
    (
      (await db('credit_repair_steps')
        .where({ credit_repair_id, step })
        .orderBy('id', 'desc')
        .first('id')) as { id: number } | undefined
    )?.id ?? 0;
  return (await last('end_pause')) < (await last('answer')) ? pause.ended_on : null;
}
/**
 * All pauses that cover a loan: its own, and those of all the borrower's loans, which alone are
 * meant without one. Each as it ran or is to run, and when it was granted.
 */
export async function pausesOfLoan(
  db: Knex,
  borrower_id: number,
  loan_id: number | null,
): Promise<{ from_on: string; until_on: string; granted_on: string }[]> {
  const rows: { from_on: string; until_on: string; ended_on: string | null; granted_on: string }[] =
    await db('reporting_pauses as pauses')
      .join('credit_repairs', 'credit_repairs.id', 'pauses.credit_repair_id')
      .where('pauses.borrower_id', borrower_id)
      .where((group) => {
        group.whereNull('pauses.loan_id').orWhere('pauses.loan_id', loan_id);
      })
      .orderBy('pauses.id')
      .select('pauses.from_on', 'pauses.until_on', 'pauses.ended_on', {
        granted_on: 'credit_repairs.decided_on',
      });
  return rows.map(({ ended_on, until_on, ...row }) => ({ ...row, until_on: ended_on ?? until_on }));
}

/** Kinds of the files that stand with a request, and with its borrower. */
export async function filesOf(
  db: Knex,
  { id, borrower_id }: Pick<CreditRepairRow, 'id' | 'borrower_id'>,
): Promise<{ own: string[]; of_borrower: string[] }> {
  const kinds = async (resource: string, record_id: number): Promise<string[]> =>
    (await db('attachments').where({ resource, record_id, status: 'recorded' }).select('kind')).map(
      ({ kind }: { kind: string }) => kind,
    );
  return {
    own: await kinds('credit_repairs', id),
    of_borrower: await kinds('borrowers', borrower_id),
  };
}

export const restructuresOf = async (
  db: Knex,
  credit_repair_id: number,
): Promise<RepairFile['restructures']> =>
  await db('restructures')
    .where({ credit_repair_id })
    .orderBy('id')
    .select('id', 'status', 'created_at');
export const othersOf = async (
  db: Knex,
  { id, borrower_id }: Pick<CreditRepairRow, 'id' | 'borrower_id'>,
): Promise<RepairFile['others']> =>
  await db('credit_repairs')
    .where({ borrower_id })
    .whereNot({ id })
    .orderBy('id', 'desc')
    .limit(100)
    .select('id', 'kind', 'status', 'received_on');
