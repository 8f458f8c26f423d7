import { describe, expect, it } from 'vitest';
import { query } from '../helpers/api.ts';
import { createBorrower, createLoan, loanOf, pay } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { rowCount } from '../helpers/rows.ts';

const { server, staff, supervisor } = await openDesk();
const borrower = await createBorrower(staff);

type Record_ = Record<string, unknown> & { id: number };
const installmentsOf = async (loan_id: number, filter: object = {}): Promise<Record_[]> =>
  (
    await staff
      .get('/api/installments')
      .query(query({ filter: { loan_id, ...filter }, sort: ['sequence', 'ASC'] }))
      .expect(200)
  ).body;
const column = (rows: readonly Record<string, unknown>[], name: string) =>
  rows.map((row) => row[name]);
const sum = (rows: readonly Record<string, unknown>[], name: string) =>
  rows.reduce((total, row) => total + Number(row[name]), 0);
const read = async (id: number): Promise<Record_> =>
  (await staff.get(`/api/loans/${id}`).expect(200)).body;

describe('a new loan', () => {
  it('gets what it leaves out: a number of its year, 1.5 times its rate as penalty', async () => {
    const {
      penalty_rate_bps: _penalty,
      day_count: _days,
      rounding: _rounding,
      grace_days: _grace,
      ...sent
    } = loanOf(borrower, { annual_rate_bps: 1455 });
    const { body: first } = await staff.post('/api/loans').send(sent).expect(201);
    const { body: second } = await staff
      .post('/api/loans')
      .send({ ...sent, penalty_rate_bps: '', loan_no: '' })
      .expect(201);
    expect(first).toMatchObject({
      penalty_rate_bps: 2183,
      day_count: '30/360',
      rounding: 'half_up',
      grace_days: 0,
      status: 'active',
      schedule_version: 1,
      assigned_to: null,
    });
    expect(first.loan_no).toMatch(/^DH-2025-\d{6}$/);
    expect(Number(second.loan_no.slice(-6))).toBe(Number(first.loan_no.slice(-6)) + 1);
    const { body: nextYear } = await staff
      .post('/api/loans')
      .send({ ...sent, disbursed_on: '2026-01-05', first_due_on: '2026-02-05' })
      .expect(201);
    expect(nextYear.loan_no).toBe('DH-2026-000001');
    expect(
      (
        await staff
          .post('/api/loans')
          .send({ ...sent, penalty_rate_bps: 0 })
          .expect(201)
      ).body.penalty_rate_bps,
    ).toBe(0);
  });

  it('keeps the number it names, which no other loan may have', async () => {
    await createLoan(staff, borrower, { loan_no: 'X/2026.1' });
    const { body } = await staff
      .post('/api/loans')
      .send(loanOf(borrower, { loan_no: 'X/2026.1' }))
      .expect(409);
    expect(body).toMatchObject({ code: 'conflict', errors: { loan_no: expect.any(String) } });
  });

  it('is refused for nobody, for no possible schedule, before its disbursement', async () => {
    const cases: [Record<string, unknown>, number, string][] = [
      [{ borrower_id: 999_999 }, 400, 'borrower_id'],
      [{ assigned_to: 999_999 }, 400, 'assigned_to'],
      [{ repayment_method: 'bullet', installments_count: 2 }, 400, 'installments_count'],
      [{ first_due_on: '2025-11-05' }, 400, 'first_due_on'],
      [{ disbursed_on: '2026-03-06', first_due_on: '2026-04-06' }, 422, 'disbursed_on'],
    ];
    const before = await rowCount(server.deps.database.read, 'loans');
    for (const [change, status, field] of cases) {
      const { body } = await staff.post('/api/loans').send(loanOf(borrower, change)).expect(status);
      expect(Object.keys(body.errors)).toEqual([field, 'root']);
    }
    expect(await rowCount(server.deps.database.read, 'loans')).toBe(before);
  });

  it('stands where its due dates put it', async () => {
    const loan = await createLoan(staff, borrower);
    expect(loan).toMatchObject({
      outstanding_minor: 1_278_000,
      principal_outstanding_minor: 1_200_000,
      overdue_minor: 333_000,
      oldest_unpaid_due_on: '2025-12-05',
      days_past_due: 90,
      tier: 'M3',
      asset_class: 'special_mention',
      next_due_on: '2026-03-05',
      next_due_minor: 109_000,
      last_due_on: '2026-11-05',
      paid_count: 0,
      penalty_minor: 0,
      unallocated_minor: 0,
    });
    const rows = await installmentsOf(loan.id);
    expect(column(rows, 'status')).toEqual([
      'overdue',
      'overdue',
      'overdue',
      'due',
      ...Array<string>(8).fill('upcoming'),
    ]);
  });
});

describe('the schedule of a loan', () => {
  // Published tables: to the fen.
  it.each([
    [
      'equal_installment',
      { principal_minor: 500_000, installments_count: 18 },
      [30_491, 30_491, 30_494],
      48_841,
    ],
    [
      'equal_principal',
      { principal_minor: 500_000, installments_count: 18 },
      [32_778, 32_500, 28_052],
      47_500,
    ],
    ['interest_only', {}, [12_000, 12_000, 1_212_000], 144_000],
    ['flat', {}, [112_000, 112_000, 112_000], 144_000],
    [
      'bullet',
      { installments_count: 1, day_count: 'actual/365', first_due_on: '2026-11-05' },
      [1_344_000],
      144_000,
    ],
  ])('of %s is right to the fen', async (repayment_method, terms, totals, interest) => {
    const loan = await createLoan(staff, borrower, { repayment_method, ...terms });
    const rows = await installmentsOf(loan.id);
    const due = rows.map((row) => Number(row['principal_minor']) + Number(row['interest_minor']));
    expect(rows).toHaveLength(Number(loan['installments_count']));
    expect(
      [...new Set([due[0], due[1], due.at(-1)])].filter((amount) => amount !== undefined),
    ).toEqual([...new Set(totals)]);
    expect(sum(rows, 'principal_minor')).toBe(loan['principal_minor']);
    expect(sum(rows, 'interest_minor')).toBe(interest);
    const { body } = await staff
      .post('/api/schedule_preview')
      .send(
        Object.fromEntries(
          Object.entries(loan).filter(([name]) =>
            [
              'principal_minor',
              'annual_rate_bps',
              'installments_count',
              'repayment_method',
              'day_count',
              'rounding',
              'disbursed_on',
              'first_due_on',
            ].includes(name),
          ),
        ),
      )
      .expect(200);
    expect(body.total_interest_minor).toBe(interest);
    expect(body.installments).toEqual(
      rows.map(({ sequence, due_on, principal_minor, interest_minor }) => ({
        sequence,
        due_on,
        principal_minor,
        interest_minor,
      })),
    );
  });

  it('falls due on the same day each month, at the month’s end where there is none', async () => {
    const loan = await createLoan(staff, borrower, {
      disbursed_on: '2025-12-31',
      first_due_on: '2026-01-31',
      installments_count: 4,
    });
    expect(column(await installmentsOf(loan.id), 'due_on')).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
  });

  it('is previewed with what it costs a year, and stores nothing', async () => {
    const before = await rowCount(server.deps.database.read, 'installments');
    const terms = {
      principal_minor: 1_200_000,
      annual_rate_bps: 900,
      installments_count: 12,
      repayment_method: 'flat',
      disbursed_on: '2026-01-05',
      first_due_on: '2026-02-05',
    };
    const { body } = await staff.post('/api/schedule_preview').send(terms).expect(200);
    expect(body).toMatchObject({
      total_interest_minor: 108_000,
      nominal_apr_bps: 1622,
      effective_apr_bps: 1748,
    });
    for (const [change, field] of [
      [{ repayment_method: 'bullet' }, 'installments_count'],
      [{ first_due_on: '2026-01-05' }, 'first_due_on'],
      [{ installments_count: 361 }, 'installments_count'],
      [{ borrower_id: 1 }, 'borrower_id'],
    ] as const) {
      const refused = await staff
        .post('/api/schedule_preview')
        .send({ ...terms, ...change })
        .expect(400);
      expect(Object.keys(refused.body.errors)).toContain(field);
    }
    expect(await rowCount(server.deps.database.read, 'installments')).toBe(before);
  });
});

describe('changing a loan', () => {
  it('merges a record as a form sends it: descriptive fields change, computed do not', async () => {
    const loan = await createLoan(staff, borrower);
    const { id: assigned_to } = (await staff.get('/api/session')).body;
    const sent = {
      ...loan,
      product: 'cash_loan',
      assigned_to,
      outstanding_minor: 1,
      tier: 'M7',
      status: 'settled',
      unheard_of: true,
    };
    const { body } = await staff.put(`/api/loans/${loan.id}`).send(sent).expect(200);
    expect(body).toEqual({
      ...loan,
      product: 'cash_loan',
      assigned_to,
      version: 2,
      updated_at: expect.any(String),
    });
    expect(await read(loan.id)).toEqual(body);
    const freed = await staff.put(`/api/loans/${loan.id}`).send({ assigned_to: null }).expect(200);
    expect(freed.body).toMatchObject({
      assigned_to: null,
      product: 'cash_loan',
      schedule_version: 1,
    });
  });

  it('takes new money terms while nothing was paid, and keeps the old schedule', async () => {
    const loan = await createLoan(staff, borrower);
    const { body } = await staff
      .put(`/api/loans/${loan.id}`)
      .send({ ...loan, principal_minor: 600_000, installments_count: 6 })
      .expect(200);
    expect(body).toMatchObject({
      schedule_version: 2,
      principal_minor: 600_000,
      installments_count: 6,
      outstanding_minor: 621_000,
      last_due_on: '2026-05-05',
      overdue_minor: 315_000,
    });
    const inForce = await installmentsOf(loan.id);
    expect(inForce).toHaveLength(6);
    expect(new Set(column(inForce, 'schedule_version'))).toEqual(new Set([2]));
    expect(sum(inForce, 'principal_minor')).toBe(600_000);
    const former = await installmentsOf(loan.id, { schedule_version: 1 });
    expect(former).toHaveLength(12);
    expect(sum(former, 'principal_minor')).toBe(1_200_000);
    expect(await installmentsOf(loan.id, { status: 'overdue' })).toHaveLength(3);
  });

  it('checks new money terms as it checks those of a new loan', async () => {
    const loan = await createLoan(staff, borrower);
    const { body } = await staff
      .put(`/api/loans/${loan.id}`)
      .send({ repayment_method: 'bullet' })
      .expect(400);
    expect(Object.keys(body.errors)).toEqual(['installments_count', 'root']);
    await staff
      .put(`/api/loans/${loan.id}`)
      .send({ disbursed_on: '2026-03-06', first_due_on: '2026-04-06' })
      .expect(422);
    expect(await read(loan.id)).toEqual(loan);
  });

  it('refuses other money terms once paid on, at each field, but takes the rest', async () => {
    const loan = await createLoan(staff, borrower);
    await pay(staff, loan.id, 5000);
    const paid = await read(loan.id);
    const changes = {
      principal_minor: 1,
      annual_rate_bps: 1,
      penalty_rate_bps: 1,
      repayment_method: 'flat',
      day_count: 'actual/360',
      rounding: 'down',
      installments_count: 1,
      disbursed_on: '2025-11-04',
      first_due_on: '2025-12-04',
      grace_days: 1,
    };
    const { body } = await staff
      .put(`/api/loans/${loan.id}`)
      .send({ ...paid, ...changes })
      .expect(422);
    expect(body.code).toBe('rule_violated');
    expect(Object.keys(body.errors).sort()).toEqual([...Object.keys(changes), 'root'].sort());
    expect(await read(loan.id)).toEqual(paid);
    const described = await staff
      .put(`/api/loans/${loan.id}`)
      .send({ ...paid, product: 'card' })
      .expect(200);
    expect(described.body).toMatchObject({
      product: 'card',
      schedule_version: 1,
      outstanding_minor: paid['outstanding_minor'],
    });
  });

  it('refuses a stale version, and an owner who is not there', async () => {
    const loan = await createLoan(staff, borrower);
    await staff.put(`/api/loans/${loan.id}`).send({ version: 1, product: 'card' }).expect(200);
    expect(
      (
        await staff
          .put(`/api/loans/${loan.id}`)
          .send({ version: 1, principal_minor: 5 })
          .expect(409)
      ).body.code,
    ).toBe('stale_version');
    await staff.put(`/api/loans/${loan.id}`).send({ borrower_id: 999_999 }).expect(400);
    expect(await read(loan.id)).toMatchObject({
      principal_minor: 1_200_000,
      version: 2,
      borrower_id: borrower,
    });
  });
});

describe('removing a loan', () => {
  it('takes its schedule and its place in the book along while nothing happened', async () => {
    const tiers = async () => (await staff.get('/api/overdue_tiers').expect(200)).body;
    const before = await tiers();
    const loan = await createLoan(staff, borrower);
    expect(await tiers()).not.toEqual(before);
    await supervisor.delete(`/api/loans/${loan.id}`).expect(200);
    await staff.get(`/api/loans/${loan.id}`).expect(404);
    expect(await rowCount(server.deps.database.read, 'installments', { loan_id: loan.id })).toBe(0);
    expect(await tiers()).toEqual(before);
  });

  it('is refused with a payment, a note or a legal case, and says which', async () => {
    const [paid, noted, sued] = [
      await createLoan(staff, borrower),
      await createLoan(staff, borrower),
      await createLoan(staff, borrower),
    ];
    await pay(staff, paid.id, 100);
    await staff
      .post('/api/collection_notes')
      .send({
        loan_id: noted.id,
        channel: 'sms',
        contacted_party: 'borrower',
        outcome: 'message_left',
        content: '请查收',
      })
      .expect(201);
    const { body: legalCase } = await staff
      .post('/api/legal_cases')
      .send({ loan_id: sued.id, claimed_minor: 1 })
      .expect(201);
    for (const [loan, text] of [
      [paid, '1 payment(s) and 0 note(s)'],
      [noted, '0 payment(s) and 1 note(s)'],
      [sued, '1 legal case(s)'],
    ] as const) {
      const { body } = await supervisor.delete(`/api/loans/${loan.id}`).expect(409);
      expect(body).toMatchObject({ code: 'conflict', message: expect.stringContaining(text) });
      expect(await read(loan.id)).toMatchObject({ id: loan.id });
    }
    await supervisor.delete(`/api/legal_cases/${legalCase.id}`).expect(200);
    await supervisor.delete(`/api/loans/${sued.id}`).expect(200);
  });
});
