import type { z } from 'zod';
import { findLoan } from '../../../book/collectedLoans.ts';
import { isVisitLate } from '../../../book/visitsLate.ts';
import { samePerson } from '../../../book/people.ts';
import { loanNos } from '../../../book/loanNames.ts';
import { loadPolicies } from '../../../book/policies.ts';
import { VISITS_OPEN } from '../../../contract/enums.ts';
import { done, orRefuse, refuse, refuseField, type Outcome } from '../../../contract/outcome.ts';
import { visits, type Visit, type VisitRow } from '../../../contract/resources/visits.ts';
import { maskAddress } from '../../../domain/identity.ts';
import { daysBetween } from '../../../domain/time/calendar.ts';
import { serve, type Present, type Served } from '../../../http/crudRouter.ts';
import type { SignedIn } from '../../../http/route.ts';
import { createRow } from '../../../store/records.ts';
import type { UnitOfWork } from '../../../store/unitOfWork.ts';
import { people } from '../store/people.ts';
import { homesOf, openVisitOf, visitSpec } from '../store/visits.ts';

/** Visits as lists and pages show them, and how a person asks for one. */

const E5 = 100_000;

const placeOf = ({ latitude_e5, longitude_e5, located_at }: VisitRow): Visit['place'] =>
  latitude_e5 === null || longitude_e5 === null || located_at === null
    ? null
    : { latitude: latitude_e5 / E5, longitude: longitude_e5 / E5, at: located_at };

/** What the plan went by; null where a person asked. */
function planOf(row: VisitRow): Visit['plan'] {
  const { band, tier, outstanding_minor, every_months, sample_bps, since_on } = row;
  if (band === null || tier === null || outstanding_minor === null) return null;
  if (every_months === null || sample_bps === null || since_on === null) return null;
  const visited = row.visited === 1;
  return { band, tier, outstanding_minor, every_months, sample_bps, since_on, visited };
}

export const isOpen = ({ status }: Pick<VisitRow, 'status'>): boolean =>
  VISITS_OPEN.includes(status);

const present: Present<typeof visits> = async (db, rows, { businessDate }) => {
  const homes = await homesOf(
    db,
    rows.map(({ borrower_id }) => borrower_id),
  );
  const numbers = await loanNos(
    db,
    rows.map(({ loan_id }) => loan_id),
  );
  const plan = (await loadPolicies(db)).on('visit_plan', businessDate);
  return rows.map((row) => {
    const home = homes.get(row.borrower_id);
    return {
      ...row,
      borrower_name: home?.full_name ?? '',
      address: home?.address == null ? null : maskAddress(home.address),
      loan_no: numbers.get(row.loan_id) ?? '',
      plan: planOf(row),
      entry_consent: row.entry_consent === null ? null : row.entry_consent === 1,
      days_left: isOpen(row) ? daysBetween(businessDate, row.due_on) : null,
      late: isOpen(row) && isVisitLate(row.due_on, businessDate, plan),
      place: placeOf(row),
    };
  });
};

const spec: Served['spec'] = async (db, businessDate) =>
  done(visitSpec(businessDate, (await loadPolicies(db)).on('visit_plan', businessDate)));

export const servedVisits = serve({ definition: visits, spec, present });

/** Refuses as holder whoever is not of the desk any more. */
export async function checkHolder(unit: UnitOfWork, id: number): Promise<Outcome<void>> {
  const person = (await people(unit.db)).find((one) => one.id === id);
  return person?.active === 1 && (person.role === 'staff' || person.role === 'supervisor')
    ? done(undefined)
    : refuseField('holder_id', 'visit_holder_not_desk');
}

/** Asks for a visit by hand; its time is set afterwards. */
export async function askVisit(
  unit: UnitOfWork,
  { holder_id, ...sent }: z.output<typeof visits.create>,
  user: SignedIn,
): Promise<Outcome<VisitRow>> {
  const { db, businessDate } = unit;
  const loan = await findLoan(db, sent.loan_id);
  if (loan === undefined) return refuseField('loan_id', 'no_such_loan');
  if (sent.due_on < businessDate)
    return refuseField('due_on', 'visit_due_in_past', { date: businessDate });
  const holder = holder_id ?? user.id;
  if (holder !== user.id && user.role !== 'supervisor')
    return refuseField('holder_id', 'visit_supervisor_assigns');
  orRefuse(await checkHolder(unit, holder));
  const open = await openVisitOf(db, await samePerson(db, loan.borrower_id));
  if (open !== undefined) return refuse('visit_open_already', { id: open.id });
  return done(
    await createRow(unit, visits, {
      ...sent,
      borrower_id: loan.borrower_id,
      origin: 'person',
      status: 'due',
      holder_id: holder,
      moves: 0,
    }),
  );
}
