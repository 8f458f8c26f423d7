import { describe, expect, it } from 'vitest';
import type {
  AssignedPerson,
  AssignmentPolicy,
  DeskPerson,
} from '../../server/domain/assignment/assignmentRules.ts';
import { holderOf, loadsOf, movesOf, spreadOf } from '../../server/domain/assignment/moves.ts';
import { shareOut } from '../../server/domain/assignment/sharing.ts';

const person = (id: number, of: Partial<AssignedPerson> = {}): AssignedPerson => ({
  id,
  overdue_minor: 100_00,
  days_past_due: 10,
  tier: 'M1',
  products: ['phone_loan'],
  region: '44',
  holder: null,
  keeper: null,
  ...of,
});
const clerk = (user_id: number, of: Partial<DeskPerson> = {}): DeskPerson => ({
  user_id,
  team: 'one',
  clerk: true,
  away: false,
  ...of,
});
const policy = (of: Partial<AssignmentPolicy> = {}): AssignmentPolicy => ({
  rules: [{ name: 'all', to: [{ max_persons: 100, weight: 1 }] }],
  balance: 'count',
  sticky: true,
  automatic: false,
  ...of,
});
const toOf = (sharing: ReturnType<typeof shareOut>) =>
  Object.fromEntries(sharing.placed.map((one) => [one.person.id, one.to]));

describe('who is given to whom', () => {
  it('the first rule that fits decides, by days, amount, tier, product and province', () => {
    const rules = [
      { name: 'days', days_from: 31, days_to: 60, to: [{ user_id: 1, max_persons: 9, weight: 1 }] },
      {
        name: 'amount',
        overdue_from_minor: 5000_00,
        to: [{ user_id: 2, max_persons: 9, weight: 1 }],
      },
      { name: 'product', products: ['card'], to: [{ user_id: 3, max_persons: 9, weight: 1 }] },
      { name: 'region', regions: ['31'], to: [{ user_id: 4, max_persons: 9, weight: 1 }] },
      { name: 'tier', tiers: ['M1'], to: [{ user_id: 5, max_persons: 9, weight: 1 }] },
    ];
    const sharing = shareOut(
      [
        person(1, { days_past_due: 31, tier: 'M2', overdue_minor: 9000_00 }),
        person(2, { overdue_minor: 5000_00 }),
        person(3, { products: ['cash_loan', 'card'] }),
        person(4, { region: '31' }),
        person(5),
        person(6, { tier: 'M3', days_past_due: 61, region: null }),
      ],
      policy({ rules }),
      [1, 2, 3, 4, 5].map((id) => clerk(id)),
    );
    expect(toOf(sharing)).toEqual({ 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 });
    expect(sharing.unplaced).toMatchObject([{ person: { id: 6 }, rule: null, why: 'no_rule' }]);
  });

  it('goes by weight, to a team, and to whom a rule names beside it', () => {
    const desk = [clerk(1), clerk(2), clerk(3, { team: 'two' }), clerk(4, { clerk: false })];
    const rules = [
      {
        name: 'team and lead',
        to: [
          { team: 'one', max_persons: 100, weight: 2 },
          { user_id: 4, max_persons: 100, weight: 1 },
        ],
      },
    ];
    const persons = Array.from({ length: 50 }, (_, at) => person(at + 1));
    const loads = loadsOf(
      persons,
      shareOut(persons, policy({ rules }), desk),
      policy({ rules }),
      desk,
    );
    expect(loads.map(({ user_id, after }) => [user_id, after.count])).toEqual([
      [1, 20],
      [2, 20],
      [4, 10],
    ]);
    expect(spreadOf(loads, 'after', 'count')).toBe(10_000);
    expect(spreadOf(loads, 'before', 'count')).toBeNull();
  });

  it('evens out what each has in all, also where a rule names only some', () => {
    const desk = [clerk(1), clerk(2), clerk(3, { team: 'late' }), clerk(4, { team: 'late' })];
    const rules = [
      { name: 'late', days_from: 90, to: [{ team: 'late', max_persons: 99, weight: 1 }] },
      { name: 'else', to: [{ max_persons: 99, weight: 1 }] },
    ];
    const persons = Array.from({ length: 80 }, (_, at) =>
      person(at + 1, { days_past_due: at % 4 === 0 ? 95 : 5 }),
    );
    const asked = policy({ rules });
    const loads = loadsOf(persons, shareOut(persons, asked, desk), asked, desk);
    expect(loads.map(({ after }) => after.count)).toEqual([20, 20, 20, 20]);
  });

  it('keeps whom a clerk has while the rule names them and they have room', () => {
    const rules = [
      {
        name: 'all',
        to: [
          { user_id: 1, max_persons: 2, weight: 1 },
          { user_id: 2, max_persons: 9, weight: 1 },
        ],
      },
    ];
    const persons = [1, 2, 3].map((id) => person(id, { holder: 1 }));
    const sharing = shareOut([...persons, person(4, { holder: 9 })], policy({ rules }), [
      clerk(1),
      clerk(2),
    ]);
    expect(sharing.placed.map(({ person: { id }, to, by }) => [id, to, by])).toEqual([
      [1, 1, 'stays'],
      [2, 1, 'stays'],
      [3, 2, 'no_room'],
      [4, 2, 'not_named'],
    ]);
  });

  it('keeps whom a supervisor lets stay beyond rule and room, unless that one is gone', () => {
    const rules = [{ name: 'all', to: [{ user_id: 2, max_persons: 1, weight: 1 }] }];
    const sharing = shareOut(
      [person(1, { keeper: 1 }), person(2, { keeper: 8 }), person(3)],
      policy({ rules }),
      [clerk(1), clerk(2)],
    );
    expect(toOf(sharing)).toEqual({ 1: 1, 2: 2 });
    expect(sharing.unplaced).toMatchObject([{ person: { id: 3 }, rule: 'all', why: 'full' }]);
  });

  it('gives nothing new to one on leave, who keeps what they have', () => {
    const desk = [clerk(1, { away: true }), clerk(2)];
    const sharing = shareOut([person(1, { holder: 1 }), person(2), person(3)], policy(), desk);
    expect(toOf(sharing)).toEqual({ 1: 1, 2: 2, 3: 2 });
    expect(shareOut([person(1)], policy(), [clerk(1, { away: true })]).unplaced).toMatchObject([
      { why: 'nobody' },
    ]);
  });

  it('hands over what one has who leaves, and moves nobody else', () => {
    const desk = [clerk(1), clerk(2), clerk(3)];
    const persons = [
      person(1, { holder: 1 }),
      person(2, { holder: 1, keeper: 1 }),
      person(3, { holder: 2, keeper: 3 }),
      person(4, { holder: 7 }),
      person(5),
    ];
    const sharing = shareOut(persons, policy(), desk, 1);
    expect(sharing.placed.map(({ person: { id }, to, by }) => [id, to, by])).toEqual([
      [3, 2, 'stays'],
      [4, 7, 'stays'],
      [1, 3, 'handed_over'],
      [2, 2, 'handed_over'],
    ]);
    expect(sharing.unplaced).toEqual([]);
  });
});

describe('what moves', () => {
  const loan = (
    id: number,
    person_id: number,
    assigned_to: number | null,
    overdue_minor: number,
  ) => ({
    id,
    borrower_id: person_id,
    person_id,
    assigned_to,
    overdue_minor,
  });

  it('a person is with whoever has most of what they owe overdue', () => {
    expect(holderOf([loan(1, 1, 5, 10), loan(2, 1, 4, 30), loan(3, 1, 5, 30)])).toBe(5);
    expect(holderOf([loan(1, 1, 5, 10), loan(2, 1, 4, 10)])).toBe(4);
    expect(holderOf([loan(1, 1, null, 10)])).toBeNull();
  });

  it('takes all loans of a person to the one they are with, and says why', () => {
    const loans = [loan(1, 1, 1, 50), loan(2, 1, null, 10), loan(3, 2, null, 70), loan(4, 1, 2, 5)];
    const sharing = shareOut([person(1, { holder: 1 }), person(2)], policy(), [clerk(1), clerk(2)]);
    expect(
      movesOf(loans, sharing).map(({ loan_id, from, to, why }) => [loan_id, from, to, why]),
    ).toEqual([
      [3, null, 2, 'unheld'],
      [2, null, 1, 'one_person'],
      [4, 2, 1, 'one_person'],
    ]);
  });

  it('of a handover moves a single loan of a person who is with another', () => {
    const loans = [loan(1, 1, 2, 50), loan(2, 1, 1, 10), loan(3, 2, null, 70)];
    const sharing = shareOut(
      [person(1, { holder: 2 }), person(2)],
      policy(),
      [clerk(1), clerk(2)],
      1,
    );
    expect(movesOf(loans, sharing, 1)).toMatchObject([
      { loan_id: 2, from: 1, to: 2, why: 'one_person' },
    ]);
  });
});
