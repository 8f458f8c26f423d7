import type { Knex } from 'knex';
import { z } from 'zod';
import { borrowerNames } from '../../book/loanNames.ts';
import { samePerson, setPerson } from '../../book/people.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { approveRequest, rejectRequest } from '../../contract/resources/adjustments.ts';
import {
  type BorrowerMergeRow,
  borrowerMerges,
  mergePreview,
} from '../../contract/resources/borrowerMerges.ts';
import { borrowerNumbers } from '../../contract/resources/borrowerNumbers.ts';
import { type BorrowerRow, borrowers } from '../../contract/resources/borrowers.ts';
import {
  commandRoute,
  createRoute,
  type Present,
  readRoutes,
  recordAt,
  recordId,
  serve,
} from '../../http/crudRouter.ts';
import { read, type Route, type SignedIn } from '../../http/route.ts';
import { applyAction, changeFields, createRow, removeRow } from '../../store/records.ts';
import { findRow, rereadRow } from '../../store/tableStore.ts';
import { personOf, type UnitOfWork } from '../../store/unitOfWork.ts';
import { followPhone } from './numbers.ts';
import {
  mergeAskedBy,
  mergeSpec,
  movedCounts,
  moveRecords,
  openRepairsClash,
} from './store/merges.ts';
import { numbersOfBorrower } from './store/numbers.ts';

/**
 * One row of a person goes into another: one person asks, another decides. What hangs on it moves;
 * the row stays as a pointer, so that what names it still finds the person.
 */

/** Facts that the kept row takes over where it has none; names and keys stay with their row. */
const FILLED = [
  'national_id',
  'phone',
  'address',
  'region_code',
  'employment_status',
  'employer_name',
  'monthly_income_minor',
  'other_lenders_count',
  'other_debt_minor',
  'company_name',
  'time_zone',
] as const satisfies readonly (keyof BorrowerRow)[];

interface Pair {
  from: BorrowerRow;
  into: BorrowerRow;
}

/** The two rows of a merge as they are now, or why they cannot become one. */
async function mergeable(
  db: Knex,
  { borrower_id, into_id }: Pick<BorrowerMergeRow, 'borrower_id' | 'into_id'>,
): Promise<Outcome<Pair>> {
  if (borrower_id === into_id) return refuseField('into_id', 'same_record');
  const [from, into] = [
    orRefuse(await standing(db, borrower_id, 'borrower_id')),
    orRefuse(await standing(db, into_id, 'into_id')),
  ];
  const [one, other] = [from.national_id, into.national_id];
  if (one !== null && other !== null && one !== other)
    return refuseField('into_id', 'merge_identity_differs');
  return (await openRepairsClash(db, borrower_id, into_id))
    ? refuse('merge_open_repairs')
    : done({ from, into });
}

async function standing(db: Knex, id: number, field: string): Promise<Outcome<BorrowerRow>> {
  const row = await findRow(db, borrowers, id);
  if (row === undefined) return refuseField(field, 'no_such_borrower');
  return row.merged_into_id === null
    ? done(row)
    : refuseField(field, 'borrower_merged', { id: row.merged_into_id });
}

const filledBy = ({ from, into }: Pair): (typeof FILLED)[number][] =>
  FILLED.filter((name) => into[name] === null && from[name] !== null);

async function ask(
  unit: UnitOfWork,
  sent: z.output<typeof borrowerMerges.create>,
): Promise<Outcome<BorrowerMergeRow>> {
  orRefuse(await mergeable(unit.db, sent));
  const who = await mergeAskedBy(unit.db, sent.borrower_id);
  if (who !== undefined) return refuse('merge_asked', { who });
  return done(
    await createRow(unit, borrowerMerges, {
      ...sent,
      status: 'proposed',
      requested_by: personOf(unit),
    }),
  );
}

/**
 * The numbers of the row go along as further ones. One that both have stays once; what was asked
 * about it on either row holds.
 */
async function moveNumbers(unit: UnitOfWork, from: number, into: number): Promise<void> {
  const kept = new Map(
    (await numbersOfBorrower(unit.db, into)).map((entry) => [entry.phone, entry]),
  );
  for (const entry of await numbersOfBorrower(unit.db, from)) {
    const same = kept.get(entry.phone);
    if (same === undefined) {
      await changeFields(unit, borrowerNumbers, entry, { borrower_id: into, is_primary: 0 });
      continue;
    }
    if (entry.state === 'refused')
      await changeFields(unit, borrowerNumbers, same, { state: 'refused' });
    await removeRow(unit, borrowerNumbers, entry);
  }
}

/** Links all rows that were linked to either, but for the one that is a pointer now. */
async function joinPeople({ db }: UnitOfWork, from: number, into: number): Promise<void> {
  const ids = new Set([...(await samePerson(db, from)), ...(await samePerson(db, into))]);
  ids.delete(from);
  await setPerson(db, [from]);
  await setPerson(db, [...ids]);
}

async function merge(unit: UnitOfWork, pair: Pair): Promise<void> {
  const { from, into } = pair;
  await joinPeople(unit, from.id, into.id);
  const pointer = await rereadRow(unit.db, borrowers, from.id);
  await applyAction(unit, borrowers, pointer, 'merge', { merged_into_id: into.id });
  unit.record({
    action: 'merge',
    resource: 'borrowers',
    record_id: into.id,
    after: { other_id: from.id },
  });
  for (const { resource, record_id } of await moveRecords(unit.db, from.id, into.id, unit.now))
    unit.record({
      action: 'update',
      resource,
      record_id,
      before: { borrower_id: from.id },
      after: { borrower_id: into.id },
    });
  await moveNumbers(unit, from.id, into.id);
  const values = Object.fromEntries(filledBy(pair).map((name) => [name, from[name]]));
  const kept = await rereadRow(unit.db, borrowers, into.id);
  await followPhone(unit, await changeFields(unit, borrowers, kept, values));
}

/** Refuses a request that is decided, and the decision of the one who asked. */
function decidable(row: BorrowerMergeRow, user: SignedIn): Outcome<void> {
  if (row.status !== 'proposed') return refuse('already_decided');
  return row.requested_by === user.id ? refuse('own_request') : done(undefined);
}

async function approve(
  unit: UnitOfWork,
  row: BorrowerMergeRow,
  { comment }: { comment?: string | undefined },
  user: SignedIn,
): Promise<Outcome<BorrowerMergeRow>> {
  orRefuse(decidable(row, user));
  const pair = orRefuse(await mergeable(unit.db, row));
  const after = await applyAction(unit, borrowerMerges, row, 'approve', {
    status: 'approved',
    decided_by: personOf(unit),
    decided_at: unit.now,
    decision_comment: comment ?? null,
  });
  await merge(unit, pair);
  return done(after);
}

async function reject(
  unit: UnitOfWork,
  row: BorrowerMergeRow,
  { comment }: { comment: string },
  user: SignedIn,
): Promise<Outcome<BorrowerMergeRow>> {
  orRefuse(decidable(row, user));
  return done(
    await applyAction(unit, borrowerMerges, row, 'reject', {
      status: 'rejected',
      decided_by: personOf(unit),
      decided_at: unit.now,
      decision_comment: comment,
    }),
  );
}

async function withdraw(
  unit: UnitOfWork,
  row: BorrowerMergeRow,
  _body: object,
  user: SignedIn,
): Promise<Outcome<BorrowerMergeRow>> {
  if (row.status !== 'proposed') return refuse('already_decided');
  if (row.requested_by !== user.id) return refuse('not_the_requester');
  return done(await applyAction(unit, borrowerMerges, row, 'withdraw', { status: 'withdrawn' }));
}

const present: Present<typeof borrowerMerges> = async (db, rows) => {
  const names = await borrowerNames(
    db,
    rows.flatMap(({ borrower_id, into_id }) => [borrower_id, into_id]),
  );
  return rows.map((row) => ({
    ...row,
    borrower_name: names.get(row.borrower_id) ?? '',
    into_name: names.get(row.into_id) ?? '',
  }));
};

const served = serve({ definition: borrowerMerges, spec: mergeSpec, present });

const preview = read({
  method: 'get',
  path: '/borrowers/:id/merge_preview',
  access: { resource: 'borrower_merges', action: 'show' },
  summary: 'What would move if this row were merged into `into_id`',
  answers: mergePreview,
  run: async (db, { params, query }) => {
    const { id } = await recordAt(db, borrowers, params);
    const into_id = recordId(query['into_id']);
    if (into_id === undefined) return refuseField('into_id', 'no_such_borrower');
    const pair = orRefuse(await mergeable(db, { borrower_id: id, into_id }));
    const moves = await movedCounts(db, id);
    return done({ body: { id, into_id, moves, fills: filledBy(pair) } });
  },
});

export const mergeRoutes: Route[] = [
  preview,
  ...readRoutes(served),
  createRoute(served, borrowerMerges.create, ask),
  commandRoute(served, 'approve', 'Merge the two records, as was asked', approveRequest, approve),
  commandRoute(served, 'reject', 'Leave them as two records', rejectRequest, reject),
  commandRoute(served, 'withdraw', 'Ask no longer', z.strictObject({}), withdraw),
];
