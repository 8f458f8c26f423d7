import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fits,
  takersOf,
  type AssignedPerson,
  type AssignmentPolicy,
  type DeskPerson,
} from '../../server/domain/assignment/assignmentRules.ts';
import {
  holderOf,
  loadsOf,
  movesOf,
  spreadOf,
  type HeldLoan,
} from '../../server/domain/assignment/moves.ts';
import { shareOut, type Sharing } from '../../server/domain/assignment/sharing.ts';
import { isFull } from '../helpers/extent.ts';

const RUNS = isFull() ? 50_000 : 1500;
const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
console.log(`assignment: ${RUNS} runs each, SEED=${SEED}`);
const holds = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void =>
  fc.assert(fc.property(arbitrary, check), { numRuns: RUNS, seed: SEED });

const USERS = [1, 2, 3, 4, 5, 6];
const desk = fc
  .tuple(...USERS.map((user_id) => deskPerson(user_id)))
  .chain((all) => fc.subarray(all, { minLength: 3 }));

function deskPerson(user_id: number): fc.Arbitrary<DeskPerson> {
  return fc.record({
    user_id: fc.constant(user_id),
    team: fc.constantFrom('one', 'two', null),
    clerk: fc.constantFrom(true, true, false),
    away: fc.boolean(),
  });
}
const taker = fc.record({
  user_id: fc.constantFrom(null, ...USERS),
  team: fc.constantFrom(null, 'one', 'two'),
  max_persons: fc.integer({ min: 1, max: 8 }),
  weight: fc.integer({ min: 1, max: 3 }),
});
const rules = fc.uniqueArray(
  fc.record(
    {
      name: fc.constantFrom('a', 'b', 'c'),
      tiers: fc.subarray(['M0', 'M1', 'M2']),
      days_from: fc.constantFrom(null, 0, 10),
      days_to: fc.constantFrom(null, 20, 40),
      overdue_from_minor: fc.constantFrom(null, 0, 300),
      overdue_to_minor: fc.constantFrom(null, 600),
      products: fc.subarray(['card', 'cash_loan']),
      to: fc.array(taker, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['name', 'to'] },
  ),
  { selector: ({ name }) => name, minLength: 1, maxLength: 3 },
);
const policy: fc.Arbitrary<AssignmentPolicy> = fc.record({
  rules,
  balance: fc.constantFrom('count', 'amount'),
  sticky: fc.boolean(),
  automatic: fc.constant(false),
});
const user = fc.constantFrom(null, ...USERS, 9);
/** A person with loans in some hands; their figures follow from the loans. */
const person = fc.record({
  id: fc.integer({ min: 1, max: 60 }),
  days_past_due: fc.integer({ min: 0, max: 50 }),
  products: fc.subarray(['card', 'cash_loan', 'phone_loan'], { minLength: 1 }),
  tier: fc.constantFrom('M0', 'M1', 'M2'),
  region: fc.constantFrom('44', null),
  keeper: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, user),
  loans: fc.array(
    fc.record({ assigned_to: user, overdue_minor: fc.integer({ min: 0, max: 500 }) }),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
});
const people = fc.uniqueArray(person, { selector: ({ id }) => id, maxLength: 40 });
interface Book {
  persons: AssignedPerson[];
  loans: HeldLoan[];
}

const bookOf = (
  all: readonly (typeof people extends fc.Arbitrary<infer P> ? P : never)[number][],
) => ({
  persons: all.map(({ loans, ...one }) => ({
    ...one,
    overdue_minor: loans.reduce((sum, { overdue_minor }) => sum + overdue_minor, 0),
    holder: holderOf(loans),
  })),
  loans: all.flatMap(({ id, loans }) =>
    loans.map((one, at) => ({ ...one, id: id * 10 + at, person_id: id, borrower_id: id })),
  ),
});
const book = people.map(bookOf);
const anything = fc.record({ book, policy, desk, leaving: fc.oneof(fc.constant(null), user) });

/** The book after the moves of a run. */
function carriedOut({ persons, loans }: Book, sharing: Sharing, leaving: number | null): Book {
  const moves = new Map(movesOf(loans, sharing, leaving).map((move) => [move.loan_id, move.to]));
  const after = loans.map((loan) => ({
    ...loan,
    assigned_to: moves.get(loan.id) ?? loan.assigned_to,
  }));
  return {
    loans: after,
    persons: persons.map((one) => ({
      ...one,
      holder: holderOf(after.filter(({ person_id }) => person_id === one.id)),
    })),
  };
}

describe('sharing out', () => {
  it('places or explains each person once, and gives only to those the first rule names', () => {
    let given = 0;
    holds(anything, ({ book: { persons }, policy: asked, desk: there, leaving }) => {
      const { placed, unplaced } = shareOut(persons, asked, there, leaving);
      const told = [...placed, ...unplaced].map((one) => one.person.id);
      expect(new Set(told).size).toBe(told.length);
      if (leaving === null) expect(told.length).toBe(persons.length);
      for (const { person: who, to, rule, by } of placed) {
        if (by === 'kept' || (leaving !== null && by === 'stays')) continue;
        const first = asked.rules.find((one) => fits(one, who));
        expect(first?.name).toBe(rule);
        const named = first && takersOf(first, there).find(({ user_id }) => user_id === to);
        expect(named).toBeDefined();
        if (by !== 'stays') expect([named?.away, to === leaving]).toEqual([false, false]);
        given += 1;
      }
      for (const { person: who, why } of unplaced)
        expect(asked.rules.some((one) => fits(one, who))).toBe(why !== 'no_rule');
    });
    expect(given).toBeGreaterThan(RUNS / 2);
  });

  it('gives nobody more persons by a rule than it allows', () => {
    holds(anything, ({ book: { persons }, policy: asked, desk: there }) => {
      const { placed } = shareOut(persons, asked, there);
      for (const rule of asked.rules)
        for (const { user_id, max_persons } of takersOf(rule, there)) {
          const mine = placed.filter((one) => one.to === user_id && one.rule === rule.name);
          const kept = mine.filter(({ by }) => by === 'kept').length;
          expect(mine.length).toBeLessThanOrEqual(Math.max(max_persons, kept));
        }
    });
  });

  it('leaves nobody without a clerk while one the rule names is there and has room', () => {
    holds(anything, ({ book: { persons }, policy: asked, desk: there }) => {
      const { placed, unplaced } = shareOut(persons, asked, there);
      for (const { rule: name, why } of unplaced) {
        const rule = asked.rules.find((one) => one.name === name);
        const open = rule && takersOf(rule, there).filter(({ away }) => !away);
        const full = open?.every(
          ({ user_id, max_persons }) =>
            placed.filter((one) => one.to === user_id && one.rule === name).length >= max_persons,
        );
        expect([why === 'nobody', full]).toEqual([open?.length === 0, rule && true]);
      }
    });
  });

  it('a second run at once moves nothing', () => {
    let moved = 0;
    holds(anything, ({ book: before, policy: asked, desk: there, leaving }) => {
      const first = shareOut(before.persons, asked, there, leaving);
      moved += movesOf(before.loans, first, leaving).length;
      const after = carriedOut(before, first, leaving);
      const again = shareOut(after.persons, asked, there, leaving);
      expect(movesOf(after.loans, again, leaving)).toEqual([]);
    });
    expect(moved).toBeGreaterThan(RUNS);
  });

  it('does not depend on the order in which persons and clerks come', () => {
    holds(anything, ({ book: { persons, loans }, policy: asked, desk: there, leaving }) => {
      const moves = movesOf(loans, shareOut(persons, asked, there, leaving), leaving);
      const other = shareOut(persons.toReversed(), asked, there.toReversed(), leaving);
      expect(movesOf(loans.toReversed(), other, leaving)).toEqual(moves);
    });
  });

  it('where it is sticky, who may keep a person and has room keeps them', () => {
    holds(anything, ({ book: { persons }, policy: asked, desk: there }) => {
      const { placed } = shareOut(persons, { ...asked, sticky: true }, there);
      for (const { person: who, to, rule: name, by } of placed) {
        if (by === 'kept' || who.holder === null || to === who.holder) continue;
        const rule = asked.rules.find((one) => one.name === name);
        const own = rule && takersOf(rule, there).find(({ user_id }) => user_id === who.holder);
        if (own === undefined) continue;
        const has = placed.filter((one) => one.to === who.holder && one.rule === name);
        expect(has.length).toBeGreaterThanOrEqual(own.max_persons);
      }
    });
  });

  it('a handover moves no loan of a person of whom the one who leaves has none', () => {
    holds(anything, ({ book: { persons, loans }, policy: asked, desk: there }) => {
      const moves = movesOf(loans, shareOut(persons, asked, there, 1), 1);
      const had = new Set(
        loans.filter(({ assigned_to }) => assigned_to === 1).map(({ person_id }) => person_id),
      );
      expect(moves.filter(({ person_id }) => !had.has(person_id))).toEqual([]);
      expect(moves.filter(({ to }) => to === 1)).toEqual([]);
    });
  });

  it('loads after a run are those of the book it leaves', () => {
    holds(anything, ({ book: before, policy: asked, desk: there, leaving }) => {
      const sharing = shareOut(before.persons, asked, there, leaving);
      const after = carriedOut(before, sharing, leaving);
      const told = loadsOf(before.persons, sharing, asked, there);
      for (const { user_id, after: load } of told) {
        const mine = after.persons.filter(({ holder }) => holder === user_id);
        expect([load.count, load.amount]).toEqual([
          mine.length,
          mine.reduce((sum, { overdue_minor }) => sum + overdue_minor, 0),
        ]);
      }
    });
  });
});

describe('loads that can be equal', () => {
  const crowd = fc.record({
    clerks: fc.integer({ min: 2, max: 12 }),
    each: fc.integer({ min: 100, max: 150 }),
    amounts: fc.infiniteStream(fc.integer({ min: 1000_00, max: 20_000_00 })),
    balance: fc.constantFrom<AssignmentPolicy['balance']>('count', 'amount'),
  });

  it('differ by no more than one in twenty, in persons or in money', () => {
    const worst = { count: 0, amount: 0 };
    fc.assert(
      fc.property(crowd, ({ clerks, each, amounts, balance }) => {
        const persons = Array.from(
          { length: clerks * each },
          (_, at): AssignedPerson => ({
            id: at + 1,
            overdue_minor: amounts.next().value as number,
            days_past_due: 5,
            tier: 'M1',
            products: ['card'],
            region: null,
            holder: null,
            keeper: null,
          }),
        );
        const there = Array.from(
          { length: clerks },
          (_, at): DeskPerson => ({
            user_id: at + 1,
            team: null,
            clerk: true,
            away: false,
          }),
        );
        const asked: AssignmentPolicy = {
          rules: [{ name: 'all', to: [{ max_persons: 10_000, weight: 1 }] }],
          balance,
          sticky: true,
          automatic: false,
        };
        const loads = loadsOf(persons, shareOut(persons, asked, there), asked, there);
        const spread = spreadOf(loads, 'after', balance) ?? 0;
        worst[balance] = Math.max(worst[balance], spread);
        expect(spread).toBeLessThanOrEqual(10_500);
      }),
      { numRuns: Math.ceil(RUNS / 50), seed: SEED },
    );
    console.log(`greatest over least: persons ${worst.count / 1e4}, money ${worst.amount / 1e4}`);
  });
});
