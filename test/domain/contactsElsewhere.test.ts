import fc from 'fast-check';
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
const NUMBER = '13800001111';
const at = (time: string): string => new Date(`2026-03-05T${time}+08:00`).toISOString();
const ASK: ContactAsk = {
  at: at('12:00:00'),
  channel: 'call',
  contacted_party: 'borrower',
  contact_id: null,
  numbers: [NUMBER],
};
const NOTHING: ContactFacts = { contacts: [], holds: [], plan_kept: false, refused_contacts: [] };
/** A contact that was about another debtor and went to the asked number. */
const elsewhere = (outcome: ContactOutcome, minute: number): PastContact => ({
  at: at(`09:${String(minute).padStart(2, '0')}:00`),
  contacted_party: 'borrower',
  contact_id: null,
  numbers: [NUMBER],
  outcome,
  elsewhere: true,
});
const times = (count: number, outcome: ContactOutcome): PastContact[] =>
  Array.from({ length: count }, (_, minute) => elsewhere(outcome, minute));
const ruleOf = (ask: Partial<ContactAsk>, facts: Partial<ContactFacts>) =>
  contactVerdict({ ...ASK, ...ask }, { ...NOTHING, ...facts }, SHIPPED).rule;

describe('contacts about other debtors that went to the same number', () => {
  it.each<[string, Partial<ContactAsk>, Partial<ContactFacts>, string | null]>([
    ['two connected calls leave a third', {}, { contacts: times(2, 'connected') }, null],
    ['three use up the day', {}, { contacts: times(3, 'connected') }, 'connected_per_day'],
    ['five attempts leave a sixth', {}, { contacts: times(5, 'no_answer') }, null],
    ['six use up the number', {}, { contacts: times(6, 'no_answer') }, 'attempts_per_day'],
    [
      'they do not make this debtor one who is out of reach',
      { contacted_party: 'emergency_contact', contact_id: 5 },
      { contacts: times(4, 'no_answer') },
      'third_party_not_lost',
    ],
    [
      'nor do they say that this debtor was reached',
      { contacted_party: 'emergency_contact', contact_id: 5 },
      {
        contacts: [
          { ...elsewhere('invalid_number', 1), elsewhere: false },
          elsewhere('connected', 2),
        ],
      },
      null,
    ],
    ['a refused number is not called', {}, { refused_numbers: [NUMBER] }, 'number_refused'],
    ['nor written to', { channel: 'sms' }, { refused_numbers: [NUMBER] }, 'number_refused'],
    ['a letter goes to no number', { channel: 'letter' }, { refused_numbers: [NUMBER] }, null],
    [
      "somebody else's number is a third party's",
      { third_party_number: true },
      {},
      'third_party_not_lost',
    ],
    [
      'until the borrower is out of reach',
      { third_party_number: true },
      { contacts: [{ ...elsewhere('invalid_number', 1), elsewhere: false }] },
      null,
    ],
  ])('%s', (_name, ask, facts, rule) => {
    expect(ruleOf(ask, facts)).toBe(rule);
  });

  it('only ever tighten: what is refused without them is refused with them', () => {
    const outcome = fc.constantFrom<ContactOutcome>('connected', 'no_answer', 'invalid_number');
    const contact = fc
      .tuple(outcome, fc.integer({ min: 0, max: 59 }))
      .map(([what, minute]) => elsewhere(what, minute));
    fc.assert(
      fc.property(
        fc.array(contact, { maxLength: 8 }),
        fc.array(contact, { maxLength: 8 }),
        (a, b) => {
          const own = a.map((one) => ({ ...one, elsewhere: false }));
          if (ruleOf({}, { contacts: own }) !== null)
            expect(ruleOf({}, { contacts: [...own, ...b] })).not.toBeNull();
        },
      ),
    );
  });
});
