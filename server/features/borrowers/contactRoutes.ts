import { beijingDay } from '../../domain/time/beijing.ts';
import { checkBorrower, samePerson } from '../../book/people.ts';
import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  type BorrowerContactRow,
  borrowerContacts,
} from '../../contract/resources/borrowerContacts.ts';
import { changeRoute, createRoute, readRoutes, removeRoute, serve } from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { changeFields, createRow, removeRow } from '../../store/records.ts';
import { type UnitOfWork, given } from '../../store/unitOfWork.ts';
import { presentMasked, revealRoute, unmask } from './masked.ts';
import { guaranteesRestructure, numberRefusedOn } from './store/contacts.ts';

export const servedContacts = serve({
  definition: borrowerContacts,
  spec: {
    table: 'borrower_contacts',
    searched: borrowerContacts.searched,
    folded: borrowerContacts.folded,
  },
  present: presentMasked(borrowerContacts),
});

const DAYS = ['consented_on', 'report_consented_on', 'refused_on'] as const;
/** What is kept of a guarantor only: of others it is not needed (PIPL art. 6). */
const GUARANTORS = ['national_id', 'address', 'report_consented_on'] as const;

/** Refuses what only a guarantee needs, of somebody who gave none. */
function checkNeeded(
  row: Pick<BorrowerContactRow, 'relation'> &
    Partial<Record<(typeof GUARANTORS)[number], string | null | undefined>>,
): Outcome<void> {
  if (row.relation === 'guarantor') return done(undefined);
  const field = GUARANTORS.find((name) => row[name] != null);
  return field === undefined ? done(undefined) : refuseField(field, 'of_guarantors_only');
}

/** Refuses a day still to come on which somebody is to have consented or refused. */
function checkDays(
  sent: Partial<Record<(typeof DAYS)[number], string | null | undefined>>,
  today: string,
): Outcome<void> {
  for (const field of DAYS) {
    const on = sent[field];
    if (typeof on === 'string' && on > today)
      return refuseField(field, 'day_in_future', { date: today });
  }
  return done(undefined);
}

type Changes = z.output<typeof borrowerContacts.update>;

async function add(
  unit: UnitOfWork,
  sent: z.output<typeof borrowerContacts.create>,
): Promise<Outcome<BorrowerContactRow>> {
  orRefuse(checkDays(sent, unit.businessDate));
  orRefuse(checkNeeded(sent));
  orRefuse(await checkBorrower(unit.db, sent.borrower_id));
  orRefuse(await checkGuarantor(unit, { ...sent, consented_on: sent.consented_on ?? null }));
  return done(await createRow(unit, borrowerContacts, sent));
}

/**
 * Refuses a guarantor who signed nothing and whose number refused: it is called again only where a
 * guarantee was signed, for then it is a debtor's. What was said on another person's record is not
 * told here; the check before a contact knows it.
 */
async function checkGuarantor(
  unit: UnitOfWork,
  row: Pick<BorrowerContactRow, 'borrower_id' | 'relation' | 'phone' | 'consented_on'>,
): Promise<Outcome<void>> {
  if (row.relation !== 'guarantor' || row.consented_on !== null) return done(undefined);
  const person = await samePerson(unit.db, row.borrower_id);
  const date = await numberRefusedOn(unit.db, person, row.phone);
  return date === null
    ? done(undefined)
    : refuseField('consented_on', 'guarantor_number_refused', { date });
}

/**
 * Refuses to let somebody be called again who asked not to be: the day may be found earlier, and
 * neither it nor the number goes away, nor does another role open the way to them.
 */
function checkRefusal(
  row: BorrowerContactRow,
  { refused_on: on, relation = row.relation, phone = row.phone }: Changes,
): Outcome<void> {
  const { refused_on: date } = row;
  if (date === null) return done(undefined);
  if (relation !== row.relation) return refuseField('relation', 'refused_relation_stays', { date });
  if (on !== undefined && (on === null || on > date))
    return refuseField('refused_on', 'refusal_stays', { date });
  return phone === row.phone
    ? done(undefined)
    : refuseField('phone', 'refused_number_stays', { date });
}

async function change(
  unit: UnitOfWork,
  row: BorrowerContactRow,
  sent: Changes,
): Promise<Outcome<BorrowerContactRow>> {
  orRefuse(checkDays(sent, unit.businessDate));
  const values = orRefuse(unmask(borrowerContacts, row, sent));
  orRefuse(checkNeeded({ ...row, ...given(values) }));
  orRefuse(checkRefusal(row, values));
  const { relation, phone, consented_on } = { ...row, ...given(values) };
  const touched =
    relation !== row.relation || phone !== row.phone || consented_on !== row.consented_on;
  const { borrower_id } = row;
  if (touched) orRefuse(await checkGuarantor(unit, { borrower_id, relation, phone, consented_on }));
  return done(await changeFields(unit, borrowerContacts, row, values));
}

/** Deletes a contact who was never called: a complaint may come years later. */
async function remove(unit: UnitOfWork, row: BorrowerContactRow): Promise<Outcome<void>> {
  const contacted = row.last_contacted_at;
  if (contacted !== null) return refuse('contact_was_contacted', { date: beijingDay(contacted) });
  if (await guaranteesRestructure(unit.db, row.id)) return refuse('in_use');
  await removeRow(unit, borrowerContacts, row);
  return done(undefined);
}

export const contactRoutes: Route[] = [
  ...readRoutes(servedContacts),
  createRoute(servedContacts, borrowerContacts.create, add),
  changeRoute(servedContacts, borrowerContacts.update, change),
  removeRoute(servedContacts, remove),
  revealRoute(borrowerContacts),
];
