import { describe, expect, it } from 'vitest';
import { contactVerdict, violationsOf } from '../../server/domain/contact/contactPolicy.ts';
import type {
  ContactAsk,
  ContactFacts,
  ContactOutcome,
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
