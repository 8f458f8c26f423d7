import { describe, expect, it } from 'vitest';
import { demoBook } from '../../seeds/demoBook.ts';
import type { DemoBook, DemoLoan, DemoPayment } from '../../seeds/rows.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { daysPastDue, tierOf } from '../../server/domain/ledger/delinquency.ts';
import { isMobileNumber, isNationalId } from '../../server/domain/identity.ts';
import type { Ledger } from '../../server/domain/ledger/ledgerTypes.ts';
import { ledger } from '../../server/domain/ledger/ledger.ts';
import {
  ALLOCATION_RULES,
  PENALTY_DAY_BASE,
  TIER_BANDS,
} from '../../server/domain/policyDefaults.ts';
import { buildSchedule, scheduleProblem } from '../../server/domain/ledger/schedule.ts';
import { STEP_RULES, stepDeadlines } from '../../server/domain/legal/steps.ts';
import { POLICY_VALUES } from '../../server/contract/resources/policies.ts';
import { chineseWorkdays } from '../../server/book/workdays.ts';

const positions = (book: DemoBook, as_of: string): Map<string, Ledger> => {
  const payments = new Map<string, DemoPayment[]>(book.loans.map((loan) => [loan.loan_no, []]));
  for (const row of book.payments) payments.get(row.loan_no)?.push(row);
  const position = (loan: DemoLoan, paid: readonly DemoPayment[]) =>
    ledger({
      terms: { ...loan, penalty_day_base: PENALTY_DAY_BASE.value },
      installments: buildSchedule(loan).map((row) => ({ id: row.sequence, ...row })),
      payments: paid.map((row, k) => ({ ...row, id: k + 1 })),
      rulesOn: () => ALLOCATION_RULES.by_law.value,
      as_of,
    });
  return new Map(
    book.loans.map((loan) => [loan.loan_no, position(loan, payments.get(loan.loan_no) ?? [])]),
  );
};

describe.each(['2026-03-05', '2024-02-29', '2025-12-31'])('the demo book of %s', (date) => {
  const book = demoBook(date);
  const ledgers = positions(book, date);
  const loans = new Map(book.loans.map((loan) => [loan.loan_no, loan]));

  it('is the same every time', () => {
    expect(demoBook(date)).toEqual(book);
  });

  it('has credit-repair requests in every state, one a borrower, on days gone by', () => {
    const { creditRepairs } = book;
    expect(creditRepairs.length).toBe(22);
    expect(new Set(creditRepairs.map((row) => row.borrower_external_id)).size).toBe(22);
    expect(new Set(creditRepairs.map((row) => row.fate)).size).toBe(12);
    for (const row of creditRepairs) {
      expect(loans.get(row.loan_no)?.borrower_external_id).toBe(row.borrower_external_id);
      expect([
        row.received_on < date,
        (row.reported_on ?? '') < row.received_on,
        (row.told_on ?? '') <= (row.reported_on ?? ''),
      ]).toEqual([true, true, true]);
    }
  });

  it('has the size that was asked for', () => {
    expect(book.borrowers.length).toBe(2000);
    expect(book.loans.length).toBe(3000);
    expect(book.notes.length).toBeGreaterThan(2200);
    expect(book.notes.length).toBeLessThan(2800);
    expect(book.cases.length).toBe(60);
    expect(new Set(book.loans.map((loan) => loan.loan_no)).size).toBe(3000);
    expect(new Set(book.loans.map((loan) => loan.borrower_external_id)).size).toBe(2000);
  });

  it('has valid and different personal numbers', () => {
    expect(
      book.borrowers.filter((one) => !isNationalId(one.national_id) || !isMobileNumber(one.phone)),
    ).toEqual([]);
    expect(new Set(book.borrowers.map((one) => one.national_id)).size).toBe(2000);
    expect(new Set(book.payments.map((one) => one.client_reference)).size).toBe(
      book.payments.length,
    );
    expect(
      book.payments.filter(
        (one) =>
          !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(
            one.client_reference,
          ),
      ),
    ).toEqual([]);
  });

  it('has terms that make schedules, and numbers by year of disbursement', () => {
    expect(book.loans.filter((loan) => scheduleProblem(loan) !== null)).toEqual([]);
    expect(
      book.loans.filter(
        (loan) =>
          !loan.loan_no.startsWith(`DH-${loan.disbursed_on.slice(0, 4)}-`) ||
          loan.disbursed_on > date,
      ),
    ).toEqual([]);
    for (const field of ['product', 'repayment_method', 'day_count', 'rounding'] as const) {
      expect(new Set(book.loans.map((loan) => loan[field])).size).toBe(
        { product: 5, repayment_method: 5, day_count: 3, rounding: 4 }[field],
      );
    }
  });

  it('has every tier, thinning out, and no loan overdue for ages', () => {
    const open = [...ledgers.values()].filter((one) => !one.settled);
    const days = open.map((one) => daysPastDue(one.oldest_unpaid_due_on, date));
    const tiers = days.map((one) => tierOf(one, TIER_BANDS.value));
    const sizes = TIER_BANDS.value.map((band) => tiers.filter((tier) => tier === band.id).length);
    expect(sizes).toEqual([1650, 228, 120, 81, 57, 45, 36, 33]);
    expect(Math.max(...days)).toBeLessThanOrEqual(480);
  });

  it('has settled, early settled, partly paid and overpaid loans', () => {
    const all = [...ledgers.values()];
    expect(all.filter((one) => one.settled).length).toBe(750);
    expect(all.filter((one) => one.unallocated_minor > 0).length).toBe(12);
    expect(
      all.filter((one) => one.settled && (one.installments.at(-1)?.due_on ?? '') > date).length,
    ).toBeGreaterThan(40);
    expect(
      all.filter((one) =>
        one.installments.some(
          (row) =>
            row.paid_principal_minor + row.paid_interest_minor > 0 &&
            row.paid_principal_minor < row.principal_minor,
        ),
      ).length,
    ).toBeGreaterThan(100);
    expect(
      all.filter((one) => one.installments.some((row) => row.paid_penalty_minor > 0)).length,
    ).toBeGreaterThan(200);
  });

  it('has payments between disbursement and the business date, through every channel', () => {
    expect(
      book.payments.filter(
        (row) =>
          row.paid_on > date ||
          row.paid_on < (loans.get(row.loan_no)?.disbursed_on ?? '9999') ||
          row.amount_minor < 1,
      ),
    ).toEqual([]);
    expect(new Set(book.payments.map((row) => row.channel)).size).toBe(6);
  });

  it('has notes in permitted hours before the business date, with promises if made', () => {
    const wrong = book.notes.filter((note) => {
      const time = note.contacted_at.slice(11, 16);
      return (
        note.contacted_at.slice(0, 10) >= date ||
        time < '00:00' ||
        time >= '13:00' ||
        (note.outcome === 'promised') !== (note.promise_on !== null) ||
        (note.promise_amount_minor !== null && note.promise_amount_minor < 1) ||
        note.content.includes('{') ||
        !loans.has(note.loan_no) ||
        (note.review_status === 'pending') !== (note.reviewer_username === null) ||
        (note.review_status === 'flagged' && note.review_comment === null)
      );
    });
    expect(wrong).toEqual([]);
    for (const field of ['channel', 'outcome', 'contacted_party', 'review_status'] as const) {
      expect(new Set(book.notes.map((note) => note[field])).size).toBe(
        { channel: 6, outcome: 7, contacted_party: 3, review_status: 3 }[field],
      );
    }
    expect(new Set(book.notes.map((note) => note.content)).size).toBeGreaterThan(1400);
  });

  it('has guarantors and emergency contacts, one for every note of a call to one', () => {
    const of = new Map(
      book.contacts.map((one) => [`${one.borrower_external_id} ${one.relation}`, one]),
    );
    expect(of.size).toBe(book.contacts.length);
    expect(
      book.contacts.filter((one) => one.relation === 'emergency_contact').length,
    ).toBeGreaterThan(600);
    expect(book.contacts.filter((one) => one.relation === 'guarantor').length).toBeGreaterThan(100);
    const people = new Set(book.borrowers.map((one) => one.external_id));
    const phones = new Set([...book.borrowers, ...book.contacts].map((one) => one.phone));
    expect(phones.size).toBe(book.borrowers.length + book.contacts.length);
    expect(
      book.contacts.filter(
        (one) =>
          !people.has(one.borrower_external_id) ||
          !isMobileNumber(one.phone) ||
          (one.consented_on ?? '') > date ||
          (one.refused_on ?? '') > date,
      ),
    ).toEqual([]);
    const called = book.notes.filter((note) => note.contacted_party !== 'borrower');
    expect(called.length).toBeGreaterThan(20);
    expect(
      called.filter(
        (note) =>
          (of.get(`${loans.get(note.loan_no)?.borrower_external_id} ${note.contacted_party}`)
            ?.last_contacted_at ?? '') < note.contacted_at,
      ),
    ).toEqual([]);
  });

  it('tells an emergency contact no amount and no days', () => {
    expect(
      book.notes.filter(
        (note) => note.contacted_party === 'emergency_contact' && /\d/.test(note.content),
      ),
    ).toEqual([]);
  });

  it('has cases in every stage for loans over 120 days past due', () => {
    expect(new Set(book.cases.map((one) => one.stage)).size).toBe(7);
    const wrong = book.cases.filter((one) => {
      const days = daysPastDue(ledgers.get(one.loan_no)?.oldest_unpaid_due_on ?? null, date);
      return (
        days <= 120 ||
        one.stage_on >= date ||
        one.claimed_minor <= 0 ||
        (one.filed_on !== null && one.filed_on > one.stage_on)
      );
    });
    expect(wrong).toEqual([]);
    expect(
      book.cases.filter(
        (one) =>
          one.case_no !== null &&
          !/^\(\d{4}\)\p{Script=Han}\d{4}(民初|执)\d+号$/u.test(one.case_no),
      ),
    ).toEqual([]);
  });
});

it('the policies of the demo book count from next month on, its journey at once', () => {
  for (const { kind, value, effective_on } of demoBook('2026-12-31').policies) {
    expect(effective_on, kind).toBe(kind === 'outreach' ? '2026-12-31' : '2027-01-01');
    expect(POLICY_VALUES[kind].safeParse(value).success, kind).toBe(true);
  }
});

describe('the cases of the demo book', () => {
  const date = '2026-03-05';
  const book = demoBook(date);
  const { steps, measures, hearings, guarantees, interruptions, evidence, events } =
    book.case_facts;
  const cases = new Map(book.cases.map((row) => [row.loan_no, row]));

  it('have their days in order, and none that has not come', () => {
    const ordered = (days: (string | null)[]) =>
      days
        .filter((day) => day !== null)
        .every((day, at, all) => day <= date && (at === 0 || (all[at - 1] ?? '') <= day));
    expect(
      book.cases.filter(
        (row) =>
          !ordered([
            row.demanded_on,
            row.filed_on,
            row.judged_on,
            row.served_on,
            row.enforcement_applied_on,
          ]),
      ),
    ).toEqual([]);
    expect(
      book.cases.filter(
        (row) =>
          row.performance_ends_on !== null && row.performance_ends_on < (row.served_on ?? ''),
      ),
    ).toEqual([]);
    expect(
      measures.filter(
        (row) =>
          row.taken_on > date ||
          (row.until_on !== null && row.until_on <= row.taken_on) ||
          (row.renewed_on !== null && (row.renewed_on > date || row.renewed_on <= row.taken_on)),
      ),
    ).toEqual([]);
    expect(
      hearings.filter(
        (row) =>
          (row.status === 'scheduled') !== row.held_on >= date ||
          row.held_on < (cases.get(row.loan_no)?.filed_on ?? '9'),
      ),
    ).toEqual([]);
    expect([...interruptions, ...events].filter((row) => row.happened_on > date)).toEqual([]);
  });

  it('have ways beside a suit, each with days its kind knows and after the demand', () => {
    const open = steps.flatMap((step) =>
      stepDeadlines(
        { ...step, confirmed_on: null, perform_by_on: null, enforcement_applied_on: null },
        { as_of: date, calendar: chineseWorkdays, unpaid_due_on: [] },
      ),
    );
    expect(open.map(({ kind }) => kind)).toEqual([
      'order_issue',
      'mediation_confirmation',
      'order_objection',
    ]);
    expect(open.filter(({ on }) => on < date)).toEqual([]);
    expect(new Set(steps.map(({ kind }) => kind)).size).toBe(3);
    for (const step of steps) {
      const { days, outcomes } = STEP_RULES[step.kind];
      for (const name of ['accepted_on', 'issued_on', 'served_on'] as const)
        if (step[name] !== null) expect(days, step.kind).toContain(name);
      if (step.outcome !== null) expect(outcomes).toContain(step.outcome);
      const row = cases.get(step.loan_no);
      expect(row?.stage).toBe('demand');
      expect((row?.demanded_on ?? '9') <= step.begun_on).toBe(true);
    }
  });

  it('have something due within a week, a month, three, and evidence of what was filed', () => {
    const due = [
      ...measures.flatMap((row) => row.until_on ?? []),
      ...hearings.map((row) => row.held_on),
      ...guarantees.flatMap((row) => row.agreed_until ?? []),
    ];
    for (const [from, to] of [
      [0, 7],
      [8, 30],
      [31, 90],
    ] as const)
      expect(
        due.filter((on) => on >= addDays(date, from) && on <= addDays(date, to)).length,
        `${from} to ${to} days`,
      ).toBeGreaterThan(1);
    const full = new Set(
      evidence.filter(({ kinds }) => kinds.length === 5).map(({ loan_no }) => loan_no),
    );
    expect(book.cases.filter((row) => row.filed_on !== null && !full.has(row.loan_no))).toEqual([]);
    expect(evidence.filter(({ kinds }) => kinds.length < 5).length).toBeGreaterThan(5);
    expect(guarantees.length).toBeGreaterThan(3);
  });
});

it('the demo book moves with the business date', () => {
  const [one, other] = [demoBook('2026-03-05'), demoBook('2026-03-06')];
  expect(other.loans.length).toBe(one.loans.length);
  expect(other.loans).not.toEqual(one.loans);
});
