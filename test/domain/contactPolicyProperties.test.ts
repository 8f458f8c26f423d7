import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactVerdict } from '../../server/domain/contact/contactPolicy.ts';
import type {
  ContactAsk,
  ContactFacts,
  ContactOutcome,
  ContactRules,
  PastContact,
  RuleSet,
} from '../../server/domain/contact/contactRules.ts';

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

  it('a further contact to the person never allows what counts or a refusal forbade', () => {
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

  it('used-up attempts are used up for whoever of the debtor’s people has the number', () => {
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
