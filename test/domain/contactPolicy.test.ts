import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactVerdict, violationsOf } from '../../server/domain/contact/contactPolicy.ts';
import type {
  ContactAsk,
  ContactFacts,
  ContactOutcome,
  ContactRules,
  PastContact,
  RuleSet,
} from '../../server/domain/contact/contactRules.ts';
import { CONTACT_RULE_SETS } from '../../server/domain/policyDefaults.ts';

const SHIPPED: RuleSet[] = CONTACT_RULE_SETS.map(({ value, source, article = null }) => ({
  rules: value,
  source,
  article,
}));
const NOTHING: ContactFacts = { contacts: [], holds: [], plan_kept: false, refused_contacts: [] };
/** An instant by Beijing time. */
const beijing = (text: string): string => new Date(`${text}+08:00`).toISOString();
const ask = (at: string, changes: Partial<ContactAsk> = {}): ContactAsk => ({
  at: beijing(at),
  channel: 'call',
  contacted_party: 'borrower',
  contact_id: null,
  ...changes,
});
const past = (
  at: string,
  outcome: ContactOutcome | null,
  changes: Partial<PastContact> = {},
): PastContact => ({
  at: beijing(at),
  contacted_party: 'borrower',
  contact_id: null,
  outcome,
  ...changes,
});
const check = (one: ContactAsk, facts: Partial<ContactFacts> = {}) =>
  contactVerdict(one, { ...NOTHING, ...facts }, SHIPPED);
const times = (
  count: number,
  outcome: ContactOutcome,
  day = '2026-03-05',
  changes: Partial<PastContact> = {},
) =>
  Array.from({ length: count }, (_, at) =>
    past(`${day}T09:${String(10 + at)}:00`, outcome, changes),
  );

describe('the hours', () => {
  it.each([
    ['2026-03-05T21:59:59', true, null],
    ['2026-03-05T22:00:00', false, '2026-03-06T08:00:00'],
    ['2026-03-05T23:59:59', false, '2026-03-06T08:00:00'],
    ['2026-03-06T00:00:00', false, '2026-03-06T08:00:00'],
    ['2026-03-05T07:59:59', false, '2026-03-05T08:00:00'],
    ['2026-03-05T08:00:00', true, null],
    ['2026-12-31T22:00:00', false, '2027-01-01T08:00:00'],
  ])('at %s a call is allowed: %s', (at, allowed, next) => {
    const verdict = check(ask(at));
    expect(verdict).toMatchObject({
      allowed,
      rule: allowed ? null : 'hours',
      next_allowed_at: next === null ? null : beijing(next),
    });
  });

  it('are those where the debtor is', () => {
    const there = { time_zone: 'Asia/Urumqi' };
    expect(check(ask('2026-03-05T22:30:00'), there).allowed).toBe(true);
    expect(check(ask('2026-03-05T09:59:59'), there)).toMatchObject({
      rule: 'hours',
      next_allowed_at: beijing('2026-03-05T10:00:00'),
    });
    expect(check(ask('2026-03-05T10:00:00'), there).allowed).toBe(true);
    expect(check(ask('2026-03-06T00:00:00'), there)).toMatchObject({
      rule: 'hours',
      next_allowed_at: beijing('2026-03-06T10:00:00'),
    });
  });

  // New York: clocks go from 02:00 to 03:00 on 2026-03-08 and from 02:00 back to 01:00 on
  // 2026-11-01.
  it.each([
    ['2026-03-07T12:59:59Z', '2026-03-07T13:00:00.000Z'],
    ['2026-03-08T02:59:59Z', null],
    ['2026-03-08T03:00:00Z', '2026-03-08T12:00:00.000Z'],
    ['2026-03-08T11:59:59Z', '2026-03-08T12:00:00.000Z'],
    ['2026-03-08T12:00:00Z', null],
    ['2026-03-09T01:59:59Z', null],
    ['2026-03-09T02:00:00Z', '2026-03-09T12:00:00.000Z'],
    ['2026-11-01T01:59:59Z', null],
    ['2026-11-01T02:00:00Z', '2026-11-01T13:00:00.000Z'],
    ['2026-11-01T12:59:59Z', '2026-11-01T13:00:00.000Z'],
    ['2026-11-02T02:59:59Z', null],
    ['2026-11-02T03:00:00Z', '2026-11-02T13:00:00.000Z'],
  ])('in New York at %s the next permitted time is %s', (at, next) => {
    const verdict = check(
      { ...ask('2026-03-05T12:00:00'), at: new Date(at).toISOString() },
      { time_zone: 'America/New_York' },
    );
    expect(verdict).toMatchObject({
      allowed: next === null,
      rule: next === null ? null : 'hours',
      next_allowed_at: next,
    });
  });

  it("leave the day of the counts Beijing's, wherever the debtor is", () => {
    const there = { time_zone: 'America/New_York' };
    const contacts = ['2026-03-05T23:00:00', '2026-03-05T23:20:00', '2026-03-05T23:40:00'].map(
      (at) => past(at, 'connected'),
    );
    // 10:50 in New York, and 11:10 on the same day there.
    expect(check(ask('2026-03-05T23:50:00'), { ...there, contacts })).toMatchObject({
      rule: 'connected_per_day',
      next_allowed_at: beijing('2026-03-06T00:00:00'),
    });
    expect(check(ask('2026-03-06T00:10:00'), { ...there, contacts }).allowed).toBe(true);
  });

  it('do not bind a letter', () => {
    expect(check(ask('2026-03-05T23:00:00', { channel: 'letter' })).allowed).toBe(true);
  });
});

describe('the counts of a day', () => {
  it.each([
    [2, true],
    [3, false],
    [4, false],
  ])('after %i connected calls another is allowed: %s', (count, allowed) => {
    expect(
      check(ask('2026-03-05T15:00:00'), { contacts: times(count, 'connected') }),
    ).toMatchObject({
      allowed,
      rule: allowed ? null : 'connected_per_day',
      next_allowed_at: allowed ? null : beijing('2026-03-06T08:00:00'),
    });
  });

  it.each([
    [5, true],
    [6, false],
    [7, false],
  ])('after %i unanswered attempts another is allowed: %s', (count, allowed) => {
    expect(
      check(ask('2026-03-05T15:00:00'), { contacts: times(count, 'no_answer') }),
    ).toMatchObject({ allowed, rule: allowed ? null : 'attempts_per_day' });
  });

  it('begin anew at midnight in Beijing, whatever the day in UTC', () => {
    const contacts = [
      past('2026-03-05T21:00:00', 'connected'),
      past('2026-03-05T21:20:00', 'promised'),
      past('2026-03-05T21:40:00', 'refused'),
    ];
    expect(check(ask('2026-03-05T21:50:00'), { contacts }).allowed).toBe(false);
    expect(check(ask('2026-03-06T08:00:00'), { contacts }).allowed).toBe(true);
    const early = [
      past('2026-03-06T00:10:00', 'connected'),
      past('2026-03-06T07:00:00', 'connected'),
      past('2026-03-06T07:30:00', 'connected'),
    ];
    expect(check(ask('2026-03-06T09:00:00'), { contacts: early }).allowed).toBe(false);
  });

  it('are shared by channels and agencies', () => {
    const contacts = [
      past('2026-03-05T09:00:00', 'connected'),
      past('2026-03-05T10:00:00', 'connected'),
      past('2026-03-05T11:00:00', 'connected'),
    ];
    for (const channel of ['call', 'agency', 'app', 'visit', 'sms'] as const)
      expect(check(ask('2026-03-05T15:00:00', { channel }), { contacts }).allowed, channel).toBe(
        false,
      );
  });

  it('count attempts by person: another number has its own', () => {
    const contacts = times(6, 'no_answer', '2026-03-05', {
      contacted_party: 'guarantor',
      contact_id: 7,
    });
    expect(
      check(ask('2026-03-05T15:00:00', { contacted_party: 'guarantor', contact_id: 7 }), {
        contacts,
      }).rule,
    ).toBe('attempts_per_day');
    expect(
      check(ask('2026-03-05T15:00:00', { contacted_party: 'guarantor', contact_id: 8 }), {
        contacts,
      }).allowed,
    ).toBe(true);
    expect(check(ask('2026-03-05T15:00:00'), { contacts }).allowed).toBe(true);
  });

  it('hold a reserved slot like a call until it frees itself, and say when', () => {
    const contacts = [
      past('2026-03-05T09:00:00', 'connected'),
      past('2026-03-05T10:00:00', 'connected'),
      past('2026-03-05T14:50:00', null, { reserved_until: beijing('2026-03-05T15:05:00') }),
    ];
    expect(check(ask('2026-03-05T15:00:00'), { contacts })).toMatchObject({
      allowed: false,
      rule: 'connected_per_day',
      next_allowed_at: beijing('2026-03-05T15:05:00'),
    });
    expect(check(ask('2026-03-05T15:05:00'), { contacts }).allowed).toBe(true);
  });

  it('count a note once, and in each kind and on each day that a revision of it named', () => {
    const versions = (...rows: PastContact[]) => rows.map((one) => ({ ...one, note_id: 1 }));
    const two = times(2, 'connected');
    expect(
      check(ask('2026-03-05T15:00:00'), {
        contacts: [
          ...two,
          ...versions(
            past('2026-03-05T10:00:00', 'no_answer'),
            past('2026-03-05T10:00:00', 'connected'),
          ),
        ],
      }).rule,
    ).toBe('connected_per_day');
    expect(
      check(ask('2026-03-05T15:00:00'), {
        contacts: [
          ...two,
          ...versions(
            past('2026-03-04T10:00:00', 'connected'),
            past('2026-03-05T10:00:00', 'connected'),
          ),
        ],
      }).rule,
    ).toBe('connected_per_day');
    expect(
      check(ask('2026-03-05T15:00:00'), {
        contacts: [
          two[0] ?? past('2026-03-05T09:00:00', 'connected'),
          ...versions(
            past('2026-03-05T10:00:00', 'connected'),
            past('2026-03-05T10:00:00', 'promised'),
          ),
        ],
      }).allowed,
    ).toBe(true);
    expect(
      check(ask('2026-03-05T15:00:00'), {
        contacts: [
          ...times(5, 'no_answer'),
          ...versions(
            past('2026-03-05T10:00:00', 'connected'),
            past('2026-03-05T10:00:00', 'no_answer'),
          ),
        ],
      }).rule,
    ).toBe('attempts_per_day');
  });

  it('do not see what has not happened yet', () => {
    expect(check(ask('2026-03-05T09:00:00'), { contacts: times(3, 'connected') }).allowed).toBe(
      true,
    );
  });
});

describe('an emergency contact', () => {
  const third = (at: string, contact_id: number | null = 5) =>
    ask(at, { contacted_party: 'emergency_contact', contact_id });
  const failing = (...outcomes: ContactOutcome[]) =>
    outcomes.map((outcome, at) => past(`2026-03-0${at + 1}T10:00:00`, outcome));
  it.each([
    ['nobody was tried', [], false],
    ['two calls failed', failing('no_answer', 'no_answer'), false],
    ['three failed in a row', failing('no_answer', 'message_left', 'no_answer'), true],
    [
      'three failed but the last was answered',
      failing('no_answer', 'no_answer', 'no_answer', 'connected'),
      false,
    ],
    ['the number is invalid', failing('connected', 'invalid_number'), true],
    [
      'one answered between the failures',
      failing('no_answer', 'connected', 'no_answer', 'no_answer'),
      false,
    ],
  ])('may be asked when %s: see', (_name, contacts, allowed) => {
    expect(check(third('2026-03-08T10:00:00'), { contacts })).toMatchObject({
      allowed,
      rule: allowed ? null : 'third_party_not_lost',
      next_allowed_at: null,
    });
  });

  const edited = (...rows: PastContact[]) => rows.map((one) => ({ ...one, note_id: 1 }));
  it.each([
    [
      'an answered call that an edit calls a failure',
      [
        ...failing('no_answer', 'no_answer'),
        ...edited(
          past('2026-03-03T10:00:00', 'no_answer'),
          past('2026-03-03T10:00:00', 'connected'),
        ),
      ],
    ],
    [
      'a failure that an edit moves behind the answered call',
      [
        past('2026-03-02T10:00:00', 'connected'),
        past('2026-03-03T10:00:00', 'no_answer'),
        past('2026-03-03T11:00:00', 'no_answer'),
        ...edited(
          past('2026-03-04T10:00:00', 'no_answer'),
          past('2026-03-01T10:00:00', 'no_answer'),
        ),
      ],
    ],
    [
      'one failure edited twice',
      edited(
        past('2026-03-01T10:00:00', 'no_answer'),
        past('2026-03-01T10:00:00', 'no_answer'),
        past('2026-03-01T10:00:00', 'message_left'),
      ),
    ],
    [
      'a failure that an edit calls an invalid number',
      edited(
        past('2026-03-01T10:00:00', 'invalid_number'),
        past('2026-03-01T10:00:00', 'no_answer'),
      ),
    ],
    [
      'a later try that an edit moves before the invalid number',
      [
        past('2026-03-02T10:00:00', 'invalid_number'),
        ...edited(
          past('2026-03-01T10:00:00', 'no_answer'),
          past('2026-03-03T10:00:00', 'no_answer'),
        ),
      ],
    ],
    [
      'a failure with a guarantor that an edit makes one with the borrower',
      [
        ...failing('no_answer', 'no_answer'),
        ...edited(
          past('2026-03-03T10:00:00', 'no_answer'),
          past('2026-03-03T10:00:00', 'no_answer', { contacted_party: 'guarantor' }),
        ),
      ],
    ],
  ])('may not be asked after %s', (_name, contacts) => {
    expect(check(third('2026-03-08T10:00:00'), { contacts }).rule).toBe('third_party_not_lost');
  });

  it('who refused is never asked again, another may be', () => {
    const contacts = [
      ...failing('no_answer', 'no_answer', 'no_answer'),
      past('2026-03-04T10:00:00', 'refused', {
        contacted_party: 'emergency_contact',
        contact_id: 5,
      }),
    ];
    expect(check(third('2027-03-04T10:00:00'), { contacts })).toMatchObject({
      allowed: false,
      rule: 'third_party_refused',
      next_allowed_at: null,
    });
    expect(check(third('2026-03-08T10:00:00', 6), { contacts }).allowed).toBe(true);
    expect(check(third('2026-03-08T10:00:00', null), { contacts }).rule).toBe(
      'third_party_refused',
    );
    expect(
      check(third('2026-03-08T10:00:00', 6), {
        contacts: contacts.slice(0, 3),
        refused_contacts: [6],
      }).rule,
    ).toBe('third_party_refused');
  });
});

describe('a hold, a plan, a visit', () => {
  it('a hold forbids until the day after it ends, one without end for good', () => {
    const hold = { starts_on: '2026-03-01', ends_on: '2026-03-10', do_not_contact: false };
    expect(check(ask('2026-03-10T10:00:00'), { holds: [hold] })).toMatchObject({
      rule: 'hold',
      next_allowed_at: beijing('2026-03-11T08:00:00'),
    });
    expect(check(ask('2026-03-11T10:00:00'), { holds: [hold] }).allowed).toBe(true);
    expect(
      check(ask('2026-03-05T10:00:00'), {
        holds: [{ ...hold, ends_on: null, do_not_contact: true }],
      }),
    ).toMatchObject({ rule: 'do_not_contact', next_allowed_at: null });
  });

  it('a kept plan forbids, with its article', () => {
    expect(check(ask('2026-03-05T10:00:00'), { plan_kept: true })).toMatchObject({
      allowed: false,
      rule: 'plan_kept',
      article: '70',
    });
  });

  it('a visit needs two collectors', () => {
    expect(check(ask('2026-03-05T10:00:00', { channel: 'visit', collectors: 1 })).rule).toBe(
      'visit_collectors',
    );
    expect(check(ask('2026-03-05T10:00:00', { channel: 'visit', collectors: 2 })).allowed).toBe(
      true,
    );
  });

  it('names every rule a contact broke', () => {
    const facts = { ...NOTHING, contacts: times(3, 'connected'), plan_kept: true };
    expect(
      violationsOf(ask('2026-03-05T23:00:00'), facts, SHIPPED).map(({ rule }) => rule),
    ).toEqual(['plan_kept', 'hours', 'connected_per_day']);
  });
});

describe('any rule sets and any history', () => {
  const instant = fc
    .integer({ min: 0, max: 3 * 24 * 60 })
    .map((minutes) =>
      new Date(Date.parse('2026-03-04T00:00:00Z') + minutes * 60_000).toISOString(),
    );
  const party = fc.constantFrom(
    'borrower' as const,
    'guarantor' as const,
    'emergency_contact' as const,
  );
  const person = fc.constantFrom(null, 1, 2);
  const numbers = fc.subarray(['13900000001', '13900000002'], { maxLength: 2 });
  const contact: fc.Arbitrary<PastContact> = fc.record({
    at: instant,
    contacted_party: party,
    contact_id: person,
    numbers,
    outcome: fc.constantFrom<ContactOutcome | null>(
      'connected',
      'no_answer',
      'invalid_number',
      'refused',
      'promised',
      'disputed',
      'message_left',
      null,
    ),
    reserved_until: instant,
  });
  /** As it stands, or as it stood: of a few notes. */
  const version: fc.Arbitrary<PastContact> = fc
    .tuple(contact, fc.constantFrom(undefined, 1, 2, 3))
    .map(([one, note_id]) =>
      note_id === undefined || one.outcome === null ? one : { ...one, note_id },
    );
  const rules: fc.Arbitrary<ContactRules> = fc.record(
    {
      hours: fc.constantFrom({ from: '08:00', until: '22:00' }, { from: '09:00', until: '20:30' }),
      connected_per_day: fc.integer({ min: 1, max: 5 }),
      attempts_per_day: fc.integer({ min: 1, max: 8 }),
      third_party_after_failures: fc.integer({ min: 1, max: 4 }),
      plan_freezes: fc.boolean(),
      visit_collectors: fc.integer({ min: 1, max: 2 }),
    },
    { requiredKeys: [] },
  );
  const set = rules.map(
    (value): RuleSet => ({ rules: value, source: 'some standard', article: null }),
  );
  const facts: fc.Arbitrary<ContactFacts> = fc.record({
    contacts: fc.array(version, { maxLength: 14 }),
    plan_kept: fc.boolean(),
    refused_contacts: fc.uniqueArray(fc.constantFrom(1, 2)),
    holds: fc.array(
      fc.record({
        starts_on: fc.constantFrom('2026-03-04', '2026-03-06'),
        ends_on: fc.constantFrom(null, '2026-03-05', '2026-03-07'),
        do_not_contact: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
  });
  const asked: fc.Arbitrary<ContactAsk> = fc.record({
    at: instant,
    channel: fc.constantFrom(
      'call' as const,
      'sms' as const,
      'app' as const,
      'visit' as const,
      'agency' as const,
      'letter' as const,
    ),
    contacted_party: party,
    contact_id: person,
    numbers,
    collectors: fc.integer({ min: 1, max: 2 }),
  });
  const RUNS = { numRuns: 1000 };

  it('a further rule set never allows what was refused', () => {
    fc.assert(
      fc.property(asked, facts, fc.array(set, { maxLength: 3 }), set, (one, given, sets, more) => {
        if (!contactVerdict(one, given, sets).allowed)
          expect(contactVerdict(one, given, [...sets, more]).allowed).toBe(false);
      }),
      RUNS,
    );
  });

  it('an edit of a note never allows what was refused', () => {
    fc.assert(
      fc.property(
        asked,
        facts,
        fc.array(set, { minLength: 1, maxLength: 3 }),
        contact,
        fc.constantFrom(1, 2, 3),
        (one, given, sets, more, note_id) => {
          if (
            more.outcome === null ||
            !given.contacts.some((row) => row.note_id === note_id && row.at <= one.at) ||
            contactVerdict(one, given, sets).allowed
          )
            return;
          expect(
            contactVerdict(
              one,
              { ...given, contacts: [...given.contacts, { ...more, note_id }] },
              sets,
            ).allowed,
          ).toBe(false);
        },
      ),
      RUNS,
    );
  });

  it('a further contact to the person asked about never allows what counts or a refusal forbade', () => {
    fc.assert(
      fc.property(
        asked,
        facts,
        fc.array(set, { minLength: 1, maxLength: 3 }),
        contact,
        (one, given, sets, more) => {
          const before = contactVerdict(one, given, sets);
          // What a further failure opens is the way to an emergency contact, and nothing else.
          if (before.allowed || before.rule === 'third_party_not_lost') return;
          const after = contactVerdict(
            one,
            { ...given, contacts: [...given.contacts, more] },
            sets,
          );
          expect(after.allowed).toBe(false);
        },
      ),
      RUNS,
    );
  });

  it('at the next permitted time it is permitted, and that time is later', () => {
    fc.assert(
      fc.property(
        asked,
        facts,
        fc.array(set, { minLength: 1, maxLength: 3 }),
        (one, given, sets) => {
          const { allowed, next_allowed_at } = contactVerdict(one, given, sets);
          if (allowed || next_allowed_at === null) return;
          expect(next_allowed_at > one.at).toBe(true);
          const known = { ...given, contacts: given.contacts.filter((row) => row.at <= one.at) };
          expect(
            contactVerdict(
              { ...one, at: contactVerdict(one, known, sets).next_allowed_at ?? next_allowed_at },
              known,
              sets,
            ).allowed,
          ).toBe(true);
        },
      ),
      RUNS,
    );
  });

  /** What was tried at an entry went to its number. */
  const NUMBER = '13900000001';
  const reached = (
    given: ContactFacts,
    { contacted_party, contact_id }: ContactAsk,
  ): ContactFacts => ({
    ...given,
    contacts: given.contacts.map((row) =>
      row.contacted_party === contacted_party && row.contact_id === contact_id
        ? { ...row, numbers: [NUMBER] }
        : row,
    ),
  });

  it('a second entry with a number that is known never allows what was refused', () => {
    fc.assert(
      fc.property(
        asked,
        facts,
        fc.array(set, { minLength: 1, maxLength: 3 }),
        (one, given, sets) => {
          const first: ContactAsk = { ...one, contact_id: 1, numbers: [NUMBER] };
          if (contactVerdict(first, reached(given, first), sets).allowed) return;
          // Whoever refused did so for every entry of the number.
          const refused_contacts = given.refused_contacts.includes(1)
            ? [...given.refused_contacts, 3]
            : given.refused_contacts;
          expect(
            contactVerdict(
              { ...first, contact_id: 3 },
              { ...reached(given, first), refused_contacts },
              sets,
            ).allowed,
          ).toBe(false);
        },
      ),
      RUNS,
    );
  });

  it('attempts that are used up are used up for whoever of the debtor’s people has the number', () => {
    fc.assert(
      fc.property(
        asked,
        facts,
        fc.integer({ min: 1, max: 4 }),
        party,
        (one, given, attempts_per_day, other) => {
          const first: ContactAsk = { ...one, numbers: [NUMBER] };
          const sets: RuleSet[] = [
            { rules: { attempts_per_day }, source: 'some standard', article: null },
          ];
          const known = {
            ...reached({ ...given, holds: [] }, first),
            contacts: reached(given, first).contacts.filter(
              (row) =>
                row.contact_id === first.contact_id ||
                row.contacted_party !== first.contacted_party,
            ),
          };
          if (first.contact_id === null || contactVerdict(first, known, sets).allowed) return;
          expect(
            contactVerdict({ ...first, contacted_party: other, contact_id: 3 }, known, sets)
              .allowed,
          ).toBe(false);
        },
      ),
      RUNS,
    );
  });

  it('does not depend on the order in which contacts were recorded', () => {
    fc.assert(
      fc.property(asked, facts, fc.array(set, { maxLength: 2 }), (one, given, sets) => {
        expect(
          contactVerdict(one, { ...given, contacts: given.contacts.toReversed() }, sets),
        ).toEqual(contactVerdict(one, given, sets));
      }),
      RUNS,
    );
  });
});
