import { makeAdjustments } from './adjustments.ts';
import { makeBorrowers } from './borrowers.ts';
import { makeContacts } from './contacts.ts';
import { completeCases } from './caseStages.ts';
import { makeCaseFacts } from './caseFacts.ts';
import { makeCases } from './cases.ts';
import { makeCreditRepairs } from './creditRepairs.ts';
import { makeLives } from './loans.ts';
import { makeNotes } from './notes.ts';
import { payLife } from './payments.ts';
import { TEMPLATES } from './messageTexts.ts';
import { makePolicies } from './policies.ts';
import { seededRandom } from './random.ts';
import { makeRemainders } from './remainders.ts';
import { makeRestructures } from './restructures.ts';
import type { DemoBook } from './rows.ts';

const BORROWERS = 2000;
const LOANS = 3000;

/**
 * A believable book as of the business date, the same for the same date: borrowers, loans in every
 * state and tier, payments, collection notes, legal cases, guarantors and emergency contacts. All
 * dates hang on the business date, so the book never goes stale. Each part has its own seed: a
 * change in one leaves the draws of the others alone.
 */
export function demoBook(businessDate: string): DemoBook {
  const borrowers = makeBorrowers(seededRandom(101), businessDate, BORROWERS);
  const lives = makeLives(seededRandom(202), businessDate, borrowers, LOANS);
  const paying = seededRandom(303);
  const paid = lives.map((life) => payLife(paying, life, businessDate));
  const cases = completeCases(
    seededRandom(909),
    makeCases(seededRandom(505), paid, borrowers, businessDate),
    businessDate,
  );
  const loans = paid.map((life) => life.loan);
  const notes = makeNotes(seededRandom(404), paid, businessDate);
  const contacts = makeContacts(seededRandom(707), borrowers, loans, notes, businessDate);
  return {
    borrowers,
    loans,
    payments: paid.flatMap((life) => life.payments),
    notes,
    cases,
    adjustments: makeAdjustments(seededRandom(606), paid, cases, businessDate),
    restructures: makeRestructures(seededRandom(808), paid, borrowers, cases, businessDate),
    creditRepairs: makeCreditRepairs(seededRandom(909), paid, cases, businessDate),
    contacts,
    templates: TEMPLATES,
    policies: makePolicies(businessDate),
    case_facts: makeCaseFacts(seededRandom(1010), paid, cases, contacts, businessDate),
    remainders: makeRemainders(loans, businessDate),
  };
}
