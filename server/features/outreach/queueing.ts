import { outreachOn } from './filling.ts';
import { loadPolicies, policyRevision } from '../../book/policies.ts';
import { done } from '../../contract/outcome.ts';
import { businessDate, type Deps } from '../../deps.ts';
import { byPerson, type Arrival, type OutreachPolicy } from '../../domain/outreach/journey.ts';
import { instantAt, BEIJING } from '../../domain/time/timeZone.ts';
import { givingWay } from '../../store/giveWay.ts';
import { unitOfWork, type UnitOfWork } from '../../store/unitOfWork.ts';
import type { Database } from '../../../db/connection.ts';
import { arrivalsAt, textsAndLoans } from './store/arrivals.ts';
import { firstUsable } from './store/templates.ts';
import { validUntil, writeMessage } from './writing.ts';

/** Messages of the day, written into the outbox once for each loan, step and due date. */

/** So many loans are looked at in one transaction. */
const SLICE = 40;

/** The days for which all was written, by the book and the rules they were written by. */
const written = new WeakMap<Database, string>();

/** Writes the messages that a person gets on a day: one, about all their loans. */
async function writeOf(
  unit: UnitOfWork,
  { step, arrivals }: ReturnType<typeof byPerson>[number],
  policy: OutreachPolicy,
): Promise<boolean> {
  const [first] = arrivals;
  const usable = await firstUsable(unit.db, step.templates);
  if (first === undefined || usable === undefined) return false;
  const due = instantAt(unit.businessDate, policy.at, BEIJING);
  await writeMessage(unit, {
    borrower_id: first.borrower_id,
    language: 'zh',
    text: usable.text,
    fallbacks: usable.rest,
    loans: arrivals.map((arrival) => ({
      loan_id: arrival.loan_id,
      step: arrival.step.key,
      anchor_on: arrival.anchor_on,
    })),
    step: step.key,
    anchor_on: first.anchor_on,
    not_before: due > unit.now ? due : unit.now,
    valid_until: validUntil(unit.businessDate, policy),
    requested_by: null,
    after_id: null,
  });
  return true;
}

/** Steps of which a template can be used: the others wait for its approval. */
async function usableSteps(
  unit: UnitOfWork,
  policy: OutreachPolicy,
): Promise<OutreachPolicy['steps']> {
  const usable: OutreachPolicy['steps'][number][] = [];
  for (const step of policy.steps)
    if ((await firstUsable(unit.db, step.templates)) !== undefined) usable.push(step);
  return usable;
}

/** One slice of the day's messages; answers how many there were. */
async function writeSlice(unit: UnitOfWork): Promise<number> {
  const policy = await outreachOn(unit.db, unit.businessDate);
  const steps = await usableSteps(unit, policy);
  const found: Arrival[] = [];
  for (const step of steps) {
    if (found.length >= SLICE) break;
    const most = SLICE - found.length;
    found.push(...(await arrivalsAt(unit.db, step, unit.businessDate, { most })));
  }
  // All their loans are told of together, also those that another slice would have come to.
  const people = [...new Set(found.map(({ person }) => person))];
  const all: Arrival[] = [];
  for (const step of steps)
    all.push(...(await arrivalsAt(unit.db, step, unit.businessDate, { people })));
  let count = 0;
  for (const person of byPerson(all)) if (await writeOf(unit, person, policy)) count += 1;
  return count;
}

/** Writes what journeys bring on the business date; answers how many messages. */
export async function queueMessages(deps: Deps, signal?: AbortSignal): Promise<number> {
  const { database } = deps;
  const on = businessDate(deps);
  const policy = (await loadPolicies(database.read)).on('outreach', on);
  if (policy.steps.length === 0) return 0;
  const revisions = [await policyRevision(database.read), await textsAndLoans(database.read)];
  const day = [on, ...revisions].join(' ');
  if (written.get(database) === day) return 0;
  const giveWay = givingWay(database);
  let count = 0;
  while (signal?.aborted !== true) {
    const slice = await unitOfWork(deps, { id: null, name: 'outreach' }, async (unit) =>
      done(await writeSlice(unit)),
    );
    if (!slice.ok || slice.value === 0) break;
    count += slice.value;
    await giveWay();
  }
  if (signal?.aborted !== true) written.set(database, day);
  return count;
}
