import { TODAY } from '../helpers/api.ts';
import {
  bad,
  type Case,
  describeRefused,
  oneOfEach,
  preview,
  requestsBy,
  WRONG_IDS,
} from '../helpers/badInput.ts';
import { loanOf, paymentOf } from '../helpers/book.ts';
import { contactOf } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, supervisor } = await openDesk();
const known = await oneOfEach(supervisor);
const { post, put } = requestsBy(supervisor);

const payment = (changes: object = {}) => ({ ...paymentOf(known.loan, 100), ...changes });
const ask = (changes: object = {}) => contactOf(known.loan, changes);
const note = (changes: object = {}) => ({
  ...ask(),
  outcome: 'connected',
  content: '通话',
  ...changes,
});
const LONG = '长'.repeat(5001);
const fields: Case[] = [
  bad('an unknown field', () => post('borrowers', { full_name: '甲', colour: 'red' })(), 'colour'),
  bad(
    'an unknown field that every object has',
    () => post('borrowers', '{"full_name":"甲","__proto__":{"a":1},"constructor":1}')(),
    'constructor',
  ),
  bad('a number for a name', () => post('borrowers', { full_name: 7 })(), 'full_name'),
  bad('a list for a name', () => post('borrowers', { full_name: ['甲'] })(), 'full_name'),
  bad('null for a name', () => post('borrowers', { full_name: null })(), 'full_name'),
  bad('blanks for a name', () => post('borrowers', { full_name: '   ' })(), 'full_name'),
  bad(
    'a name that is too long',
    () => post('borrowers', { full_name: '长'.repeat(101) })(),
    'full_name',
  ),
  bad(
    'a name with a NUL in it',
    () => post('borrowers', { full_name: '甲\u0000乙' })(),
    'full_name',
  ),
  bad(
    'a NUL in a field that may be absent',
    () => post('borrowers', { full_name: '甲', employer_name: 'a\u0000' })(),
    'employer_name',
  ),
  bad(
    'a NUL in a masked field',
    () => put(`borrowers/${known.borrower}`, { phone: '138****\u0000' })(),
    'phone',
  ),
  bad(
    'a word outside the vocabulary',
    () => post('borrowers', { full_name: '甲', identity_status: 'sure' })(),
    'identity_status',
  ),
  bad('text for money', () => post('payments', payment({ amount_minor: '100' }))(), 'amount_minor'),
  bad(
    'a fraction of a fen',
    () => post('payments', payment({ amount_minor: 0.5 }))(),
    'amount_minor',
  ),
  bad('no money at all', () => post('payments', payment({ amount_minor: 0 }))(), 'amount_minor'),
  bad('negative money', () => post('payments', payment({ amount_minor: -100 }))(), 'amount_minor'),
  bad(
    'more money than there is',
    () => post('payments', payment({ amount_minor: 100_000_000_001 }))(),
    'amount_minor',
  ),
  bad(
    'money beyond 2^53',
    () =>
      post(
        'payments',
        JSON.stringify(payment()).replace('"amount_minor":100', '"amount_minor":9007199254740993'),
      )(),
    'amount_minor',
  ),
  bad(
    'infinite money',
    () =>
      post(
        'payments',
        JSON.stringify(payment()).replace('"amount_minor":100', '"amount_minor":1e999'),
      )(),
    'amount_minor',
  ),
  bad('31 February', () => post('payments', payment({ paid_on: '2026-02-31' }))(), 'paid_on'),
  bad(
    'a date written otherwise',
    () => post('payments', payment({ paid_on: '2026/3/5' }))(),
    'paid_on',
  ),
  bad(
    'an instant for a date',
    () => post('payments', payment({ paid_on: `${TODAY}T00:00:00Z` }))(),
    'paid_on',
  ),
  bad(
    'a date before 1970',
    () => post('loans', loanOf(known.borrower, { disbursed_on: '1969-12-31' }))(),
    'disbursed_on',
  ),
  bad(
    'a date after 2199',
    () => post('loans', loanOf(known.borrower, { first_due_on: '2200-01-01' }))(),
    'first_due_on',
  ),
  bad(
    'a reference that is no UUID',
    () => post('payments', payment({ client_reference: 'receipt 17' }))(),
    'client_reference',
  ),
  bad(
    'a memo that is too long',
    () => post('payments', payment({ memo: '长'.repeat(501) }))(),
    'memo',
  ),
  bad(
    'a negative rate',
    () => post('loans', loanOf(known.borrower, { annual_rate_bps: -1 }))(),
    'annual_rate_bps',
  ),
  bad(
    'a rate of over 1,000 %',
    () => post('loans', loanOf(known.borrower, { annual_rate_bps: 100_001 }))(),
    'annual_rate_bps',
  ),
  bad(
    'no installments',
    () => post('loans', loanOf(known.borrower, { installments_count: 0 }))(),
    'installments_count',
  ),
  bad(
    'a billion installments',
    () => post('loans', loanOf(known.borrower, { installments_count: 1_000_000_000 }))(),
    'installments_count',
  ),
  bad(
    'a number of a loan with blanks',
    () => post('loans', loanOf(known.borrower, { loan_no: 'DH 1' }))(),
    'loan_no',
  ),
  bad(
    'negative principal in a preview',
    () => post('schedule_preview', preview({ principal_minor: -5 }))(),
    'principal_minor',
  ),
  bad(
    'a note that is too long',
    () => post('collection_notes', note({ content: LONG }))(),
    'content',
  ),
  bad(
    'a note with a NUL in it',
    () => post('collection_notes', note({ content: 'a\u0000b' }))(),
    'content',
  ),
  bad(
    'an instant without its zone',
    () => post('collection_notes', note({ contacted_at: '2026-03-05T08:00:00' }))(),
    'contacted_at',
  ),
  bad(
    'a word for an instant',
    () => post('collection_notes', note({ contacted_at: 'now' }))(),
    'contacted_at',
  ),
  bad(
    'an instant that does not exist',
    () => post('collection_notes', note({ contacted_at: '2026-02-30T08:00:00Z' }))(),
    'contacted_at',
  ),
  bad(
    'a contact in the year 9999',
    () => post('collection_notes', note({ contacted_at: '9999-12-31T14:00:00Z' }))(),
    'contacted_at',
  ),
  bad(
    'a contact in the year 1',
    () => post('collection_notes', note({ contacted_at: '0001-01-01T00:00:00Z' }))(),
    'contacted_at',
  ),
  ...(
    [
      '9999-12-31T14:00:00Z',
      '0000-01-01T00:00:00+14:00',
      '2025-11-04T15:59:59Z',
      '2027-03-06T16:00:00Z',
    ] as const
  ).flatMap((at): Case[] => [
    bad(`a check of a contact at ${at}`, () => post('contact_check', ask({ at }))(), 'at'),
    bad(`a slot at ${at}`, () => post('contact_check', ask({ at, reserve: true }))(), 'at'),
  ]),
  bad(
    'a slot in twenty minutes',
    () => post('contact_check', ask({ at: `${TODAY}T04:20:00Z`, reserve: true }))(),
    'at',
  ),
  bad(
    'a slot of twenty minutes ago',
    () => post('contact_check', ask({ at: `${TODAY}T03:40:00Z`, reserve: true }))(),
    'at',
  ),
  bad(
    'a promise for over a year from now',
    () =>
      post(
        'collection_notes',
        note({ outcome: 'promised', promise_amount_minor: 1, promise_on: '2027-03-07' }),
      )(),
    'promise_on',
  ),
  bad(
    'a hold of ten years',
    () => post('holds', { loan_id: known.loan, reason: 'dispute', ends_on: '2036-03-05' })(),
    'ends_on',
  ),
  bad(
    'a hold that starts in ten years',
    () =>
      post('holds', {
        loan_id: known.loan,
        reason: 'dispute',
        starts_on: '2036-03-05',
        ends_on: '2036-03-06',
      })(),
    'starts_on',
  ),
  bad(
    'a hearing in ten years',
    () => post('case_hearings', { legal_case_id: known.case, on: '2036-03-05', purpose: '开庭' })(),
    'on',
  ),
  bad(
    'a measure until the year 2100',
    () =>
      post('case_measures', {
        legal_case_id: known.case,
        purpose: 'preservation',
        kind: 'deposit',
        property: '存款',
        taken_on: TODAY,
        until_on: '2100-01-01',
      })(),
    'until_on',
  ),
  bad(
    'an obstacle until the year 2100',
    () =>
      post('limitation_suspensions', {
        loan_id: known.loan,
        kind: 'force_majeure',
        from_on: TODAY,
        until_on: '2100-01-01',
      })(),
    'until_on',
  ),
  bad(
    'a guarantee agreed until the year 2100',
    () =>
      post('guarantees', {
        loan_id: known.loan,
        borrower_contact_id: 1,
        form: 'ordinary',
        agreed_until: '2100-01-01',
      })(),
    'agreed_until',
  ),
  bad(
    'a first due date in ten years',
    () => post('loans', loanOf(known.borrower, { first_due_on: '2036-03-05' }))(),
    'first_due_on',
  ),
  bad(
    'terms that take effect in ten years',
    () =>
      post('restructures/preview', {
        loan_id: known.loan,
        terms: { effective_on: '2036-03-05', installments_count: 6, first_due_on: '2036-04-05' },
      })(),
    'terms.effective_on',
  ),
  bad(
    'a case that starts filed',
    () => post('legal_cases', { loan_id: known.loan, claimed_minor: 1, stage: 'filed' })(),
    'stage',
  ),
  bad(
    'a stage there is not',
    () => post(`legal_cases/${known.case}/advance`, { stage: 'appeal', on: TODAY })(),
    'stage',
  ),
  bad(
    'a reversal without a reason',
    () => post(`payments/${known.payment}/reverse`, {})(),
    'reason',
  ),
  bad(
    'a wrong type in a change',
    () => put(`borrowers/${known.borrower}`, { full_name: 7 })(),
    'full_name',
  ),
  bad(
    '31 February in a change',
    () => put(`loans/${known.loan}`, { disbursed_on: '2025-02-31' })(),
    'disbursed_on',
  ),
  bad(
    'a version that is no number',
    () => put(`loans/${known.loan}`, { version: 'latest' })(),
    'version',
  ),
  [
    'a stale version',
    () => put(`borrowers/${known.borrower}`, { full_name: '乙', version: 77 })(),
    409,
    'stale_version',
    'version',
  ],
  [
    'a payment in the future',
    () => post('payments', payment({ paid_on: '2026-03-06' }))(),
    422,
    'rule_violated',
    'paid_on',
  ],
  [
    'an external id that is taken',
    () => post('borrowers', { full_name: '乙', external_id: 'KNOWN' })(),
    409,
    'conflict',
    'external_id',
  ],
  ...WRONG_IDS.flatMap(([shown, id]): Case[] => [
    bad(
      `loan ${shown} of a payment`,
      () => post('payments', payment({ loan_id: id }))(),
      'loan_id',
    ),
    bad(
      `loan ${shown} of a case`,
      () => post('legal_cases', { loan_id: id, claimed_minor: 1 })(),
      'loan_id',
    ),
    bad(
      `borrower ${shown} of a loan`,
      () => post('loans', { ...loanOf(1), borrower_id: id })(),
      'borrower_id',
    ),
  ]),
];
describeRefused(server, [['a field', fields]]);
