import { makeAdjustments } from './adjustments.ts';
import { makeBorrowers } from './borrowers.ts';
import { makeCases } from './cases.ts';
import { makeLives } from './loans.ts';
import { makeNotes } from './notes.ts';
import { payLife } from './payments.ts';
import { seededRandom } from './random.ts';
import type { DemoBook } from './rows.ts';

const BORROWERS = 2000;
const LOANS = 3000;

/**
 * A believable book as of the business date, the same for the same date: borrowers, loans in every state and tier, payments, collection
 * notes and legal cases. All dates hang on the business date, so the book never goes stale. Each part has its own seed: a change in one
 * leaves the draws of the others alone.
 */
export function demoBook(businessDate: string): DemoBook {
  const borrowers = makeBorrowers(seededRandom(101), businessDate, BORROWERS);
  const lives = makeLives(seededRandom(202), businessDate, borrowers, LOANS);
  const paying = seededRandom(303);
  const paid = lives.map((life) => payLife(paying, life, businessDate));
  const cases = makeCases(seededRandom(505), paid, borrowers, businessDate);
  return {
    borrowers,
    loans: paid.map((life) => life.loan),
    payments: paid.flatMap((life) => life.payments),
    notes: makeNotes(seededRandom(404), paid, businessDate),
    cases,
    adjustments: makeAdjustments(seededRandom(606), paid, cases, businessDate),
  };
}
