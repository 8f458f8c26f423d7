import { describe, expect, it } from 'vitest';
import { contactVerdict } from '../../server/domain/contact/contactPolicy.ts';
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
