import { describe, expect, it } from 'vitest';
import type { PlanRow, RestructureFigures } from '../../server/contract/resources/restructures.ts';
import { COMPONENTS, TREATMENTS } from '../../server/contract/enums.ts';
import { TODAY } from '../helpers/api.ts';
import {
  createBorrower,
  createLateLoan,
  createLoan,
  pay,
  readInstallments,
  readLoan,
} from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { previewPlan, signPlan } from '../helpers/plans.ts';
import { checkBookAfterEach } from '../helpers/recompute.ts';

const desk = await openDesk();
const { server, staff } = desk;
const borrower = await createBorrower(staff);
checkBookAfterEach(server);
const column = (rows: readonly PlanRow[], name: 'principal_minor' | 'interest_minor') =>
  rows.map((row) => row[name]);

describe('the published cases', () => {
  const three = (changes: object = {}) =>
    createLoan(staff, borrower, {
      principal_minor: 3000_00,
      annual_rate_bps: 0,
      installments_count: 3,
      repayment_method: 'equal_principal',
      disbursed_on: '2026-03-01',
      first_due_on: '2026-04-01',
      ...changes,
    });
  const after = (figures: RestructureFigures) => figures.after.installments;

  it('two extra terms on 3 × 1000.00 at 0 % give 1000, 500, 500, 500, 500', async () => {
    const { id } = await three();
    const figures = await previewPlan(staff, id, {
      effective_on: '2026-04-02',
      installments_count: 4,
      first_due_on: '2026-05-01',
    });
    expect(column(after(figures), 'principal_minor')).toEqual([
      1000_00, 500_00, 500_00, 500_00, 500_00,
    ]);
    expect(after(figures).map((row) => row.due_on)).toEqual([
      '2026-04-01',
      '2026-05-01',
      '2026-06-01',
      '2026-07-01',
      '2026-08-01',
    ]);
    expect(figures).toMatchObject({
      total_before_minor: 3000_00,
      total_after_minor: 3000_00,
      nominal_apr_bps: 0,
      waived_minor: 0,
      capitalised_minor: 0,
    });
  });

  it('a changed due date moves the dates and nothing else', async () => {
    const { id } = await three();
    const figures = await previewPlan(staff, id, {
      effective_on: TODAY,
      installments_count: 3,
      first_due_on: '2026-04-20',
    });
    expect(
      after(figures).map((row) => [row.due_on, row.principal_minor, row.interest_minor]),
    ).toEqual([
      ['2026-04-20', 1000_00, 0],
      ['2026-05-20', 1000_00, 0],
      ['2026-06-20', 1000_00, 0],
    ]);
  });

  it('a flat rate cut from 12 % to 6 % gives 15 a month, by days from its own day', async () => {
    const { id } = await three({ annual_rate_bps: 1200, repayment_method: 'flat' });
    const figures = await previewPlan(staff, id, {
      effective_on: '2026-04-02',
      installments_count: 2,
      first_due_on: '2026-05-01',
      annual_rate_bps: 600,
    });
    // A day at 12 % has run, 1.00, carried in halves; the 29 days to 1 May are 14.50.
    expect(column(after(figures), 'interest_minor')).toEqual([30_00, 15_00, 15_50]);
    expect(column(after(figures), 'principal_minor')).toEqual([1000_00, 1000_00, 1000_00]);
  });

  it('750.00 overdue over six gives 125.00 six times', async () => {
    const { id } = await three({
      principal_minor: 750_00,
      disbursed_on: '2025-11-05',
      first_due_on: '2025-12-05',
    });
    const figures = await previewPlan(staff, id);
    expect(column(after(figures), 'principal_minor')).toEqual([
      125_00, 125_00, 125_00, 125_00, 125_00, 125_00,
    ]);
    expect(figures).toMatchObject({
      standing_before: { days_past_due: 90 },
      standing_after: { days_past_due: 0, tier: 'M0' },
    });
  });
});

describe('every combination of waiving, carrying and capitalising', () => {
  const combinations = TREATMENTS.flatMap((interest) =>
    TREATMENTS.flatMap((penalty) => TREATMENTS.map((cost) => [interest, penalty, cost] as const)),
  );

  it.each(combinations)(
    'interest %s, penalty %s, cost %s: the parts sum to what is open, and the ledger agrees ' +
      'to the fen',
    async (interest_treatment, penalty_treatment, cost_treatment) => {
      const id = await createLateLoan(staff, borrower);
      await staff
        .post('/api/adjustments')
        .send({
          loan_id: id,
          kind: 'charge',
          cost_kind: 'notice_fee',
          amount_minor: 50_01,
          value_on: '2026-03-01',
          reason: '公告费',
        })
        .expect(201);
      const terms = {
        interest_treatment,
        penalty_treatment,
        cost_treatment,
        installments_count: 7,
      };
      const figures = await previewPlan(staff, id, terms);
      expect(figures.parts).toMatchObject({
        principal: { open_minor: 12_000_00 },
        interest: { open_minor: 420_00 },
        penalty: { open_minor: 88_50 },
        compound_interest: { open_minor: 10_05 },
        cost: { open_minor: 50_01 },
      });
      for (const name of COMPONENTS) {
        const part = figures.parts[name];
        expect(part.waived_minor + part.carried_minor + part.capitalised_minor, name).toBe(
          part.open_minor,
        );
        if (part.waived_minor > 0) expect(part.capitalised_minor, name).toBe(0);
      }
      const next = figures.after.installments.filter((row) => !row.kept);
      expect(next.reduce((sum, row) => sum + row.principal_minor, 0)).toBe(
        figures.new_principal_minor,
      );
      expect(figures.new_principal_minor).toBe(12_000_00 + figures.capitalised_minor);
      expect(
        next.reduce(
          (sum, row) => sum + row.carried_interest_minor + row.penalty_minor + row.cost_minor,
          0,
        ),
      ).toBe(figures.carried_minor);
      expect(figures.waived_minor + figures.carried_minor + figures.capitalised_minor).toBe(568_56);

      const done = await signPlan(desk, id, terms);
      expect(done).toMatchObject({
        status: 'effective',
        plan_status: 'kept',
        waived_minor: figures.waived_minor,
        capitalised_minor: figures.capitalised_minor,
      });
      const rows = await readInstallments(staff, id);
      expect(rows.map((row) => [row['principal_minor'], row['interest_minor']])).toEqual(
        next.map((row) => [row.principal_minor, row.interest_minor]),
      );
      const now = await readLoan(staff, id);
      expect(now['principal_outstanding_minor']).toBe(figures.new_principal_minor);
      expect(
        Number(now['outstanding_minor']) + Number(now['penalty_minor']) + Number(now['cost_minor']),
      ).toBe(figures.total_after_minor);
      expect(now).toMatchObject({
        overdue_minor: 0,
        days_past_due: 0,
        tier: 'M0',
        asset_class: 'special_mention',
        contact_frozen: true,
      });
      // Paying row by row keeps the plan and settles the loan without a fen left.
      const { body: payoff } = await staff.get(`/api/loans/${id}/payoff`).expect(200);
      await pay(staff, id, payoff.amount_minor);
      expect(await readLoan(staff, id)).toMatchObject({
        outstanding_minor: 0,
        penalty_minor: 0,
        cost_minor: 0,
        status: 'settled',
        unallocated_minor: 0,
      });
    },
  );
});
