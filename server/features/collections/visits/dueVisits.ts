import { leadersAfter } from '../../../book/people.ts';
import { loadPolicies, policyRevision } from '../../../book/policies.ts';
import { done } from '../../../contract/outcome.ts';
import { visits } from '../../../contract/resources/visits.ts';
import { businessDate, type Deps } from '../../../deps.ts';
import { daysPastDue } from '../../../domain/ledger/delinquency.ts';
import { visitBy, visitDue, type VisitReason } from '../../../domain/visits/visitPlan.ts';
import { givingWay } from '../../../store/giveWay.ts';
import { createRow } from '../../../store/records.ts';
import { unitOfWork, type UnitOfWork } from '../../../store/unitOfWork.ts';
import type { Database } from '../../../../db/connection.ts';
import { peopleToVisit, type VisitPerson } from '../store/visitPeople.ts';

/** Visits that the plan asks for on the business date, each made once. */

/** So many people are looked at together. */
const SLICE = 500;
/** So many visits are made in one transaction. */
const TOGETHER = 50;

/** The days for which all were made, by the book and the rules they were made by. */
const made = new WeakMap<Database, string>();

/** Of some people those who are to be visited, and why. */
async function dueAmong(
  db: UnitOfWork['db'] | Database['read'],
  leaders: readonly number[],
  on: string,
): Promise<{ person: VisitPerson; reason: VisitReason }[]> {
  const policies = await loadPolicies(db);
  const plan = policies.on('visit_plan', on);
  const tiers = policies.on('tiers', on);
  return (await peopleToVisit(db, leaders)).flatMap((person) => {
    const [first] = person.loans;
    const reason = visitDue(
      {
        person: person.person,
        outstanding_minor: person.loans.reduce((sum, loan) => sum + loan.outstanding_minor, 0),
        days_past_due: daysPastDue(first.oldest_unpaid_due_on, on),
        lent_on: person.loans.map(({ disbursed_on }) => disbursed_on).toSorted()[0] ?? on,
        visited_on: person.visited_on,
      },
      plan,
      tiers,
      on,
    );
    return reason === null ? [] : [{ person, reason }];
  });
}

/** Makes the visits of some people, asked once more within the write. */
async function makeOf(unit: UnitOfWork, leaders: readonly number[]): Promise<number> {
  const { db, businessDate: on } = unit;
  const plan = (await loadPolicies(db)).on('visit_plan', on);
  const due = await dueAmong(db, leaders, on);
  for (const { person, reason } of due) {
    const [first] = person.loans;
    const { kind, visited, ...went } = reason;
    await createRow(unit, visits, {
      borrower_id: first.borrower_id,
      loan_id: first.id,
      kind,
      ...went,
      visited: visited ? 1 : 0,
      origin: 'plan',
      status: 'due',
      due_on: visitBy(on, plan),
      holder_id: first.assigned_to,
      moves: 0,
    });
  }
  return due.length;
}

/**
 * Makes the visits of the business date once, by the policies in force; what is lent or visited
 * meanwhile is looked at with the next day, for everybody owing is walked through.
 */
export async function visitsOfDay(deps: Deps, signal: AbortSignal): Promise<void> {
  const { database } = deps;
  const day = `${businessDate(deps)} ${await policyRevision(database.read)}`;
  if (made.get(database) === day) return;
  await makeVisits(deps, signal);
  if (!signal.aborted) made.set(database, day);
}

/**
 * Makes the visits that are due on the business date; answers how many. People are looked at
 * without the writer's lock, and only those who are to be visited are asked about within it.
 */
export async function makeVisits(deps: Deps, signal?: AbortSignal): Promise<number> {
  const { database } = deps;
  const { read } = database;
  const on = businessDate(deps);
  const giveWay = givingWay(database);
  let count = 0;
  for (let after = 0; signal?.aborted !== true; ) {
    const leaders = await leadersAfter(read, after, SLICE);
    const last = leaders.at(-1);
    if (last === undefined) break;
    after = last;
    const due = (await dueAmong(read, leaders, on)).map(({ person }) => person.person);
    for (let start = 0; start < due.length; start += TOGETHER) {
      const some = due.slice(start, start + TOGETHER);
      const slice = await unitOfWork(deps, { id: null, name: 'visit plan' }, async (unit) =>
        done(await makeOf(unit, some)),
      );
      count += slice.ok ? slice.value : 0;
      await giveWay();
    }
    await giveWay();
  }
  return count;
}
