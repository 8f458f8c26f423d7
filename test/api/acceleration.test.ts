import { afterAll, describe, expect, it } from 'vitest';
import {
  approveAdjustment,
  askAdjustment,
  proposeAdjustment,
  reverseAdjustment,
} from '../helpers/adjustments.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, pay, readInstallments, readLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';

const { server, staff, supervisor, supervisor2 } = await openDesk();
const borrower = await createBorrower(staff);
afterAll(async () => {
  await expectStoredAsRecomputed(server.deps.database.read);
});

/** 12000.00 at 12 % in equal principal over three years, the first paid. */
const lend = async (): Promise<number> => {
  const { id } = await createLoan(staff, borrower, {
    installments_count: 36,
    principal_minor: 36_000_00,
    penalty_rate_bps: 1800,
    disbursed_on: '2025-12-15',
    first_due_on: '2026-01-15',
  });
  await pay(staff, id, 1360_00, '2026-01-15');
  await pay(staff, id, 1350_00, '2026-02-15');
  return id;
};
const declare = (loan_id: number, changes: object = {}) => ({
  loan_id,
  kind: 'acceleration',
  value_on: '2026-02-25',
  ...changes,
});

describe('an acceleration', () => {
  it('is decided by a second person; then all principal is due and bears penalty', async () => {
    const id = await lend();
    const before = await readLoan(staff, id);
    const asked = await proposeAdjustment(staff, declare(id, { notified_on: '2026-02-24' }));
    expect(await readLoan(staff, id)).toEqual(before);
    await approveAdjustment(supervisor, asked).expect(200);
    // 34000.00 for ten days: 113.33. Eight days at 18 %: 136.00, and 0.45 on the interest.
    expect(await readLoan(staff, id)).toMatchObject({
      outstanding_minor: 34_113_33,
      overdue_minor: 34_113_33,
      penalty_minor: 136_00 + 45,
      oldest_unpaid_due_on: '2026-02-25',
      last_due_on: '2026-02-25',
      days_past_due: 8,
      tier: 'M1',
      asset_class: 'special_mention',
      next_due_on: null,
    });
    expect(await readInstallments(staff, id)).toMatchObject([
      { due_on: '2026-02-25', principal_minor: 34_000_00, interest_minor: 113_33 },
    ]);
    const { body } = await staff.get(`/api/adjustments/${asked}`).expect(200);
    expect(body).toMatchObject({
      status: 'posted',
      amount_minor: 34_000_00,
      notified_on: '2026-02-24',
    });
    // Another person withdraws it: the former schedule is in force, as if it had not been.
    await reverseAdjustment(supervisor2, asked).expect(200);
    const { version: _version, updated_at: _at, ...restored } = await readLoan(staff, id);
    const { version: _before, updated_at: _then, ...former } = before;
    expect(restored).toEqual(former);
  });

  it('counts in the book by tier on each day, as it was then known', async () => {
    const id = await lend();
    const asked = await proposeAdjustment(staff, declare(id));
    await approveAdjustment(supervisor, asked).expect(200);
    expect(await readLoan(staff, id, { as_of: '2026-02-24' })).toMatchObject({
      days_past_due: 0,
      last_due_on: expect.any(String),
    });
    const { body } = await staff
      .get('/api/overdue_tiers')
      .query({ as_of: '2026-03-01' })
      .expect(200);
    const [, m1] = body as { id: string; overdue_minor: number }[];
    expect(m1).toMatchObject({ id: 'M1' });
    expect(m1?.overdue_minor).toBeGreaterThanOrEqual(34_113_33);
  });

  it('lets the limitation and a guarantee run from its day', async () => {
    const id = await lend();
    const post = async (path: string, sent: object) =>
      (await staff.post(`/api/${path}`).send(sent).expect(201)).body as Record<string, unknown>;
    const legalCase = await post('legal_cases', { loan_id: id, claimed_minor: 34_000_00 });
    const surety = await post('borrower_contacts', {
      borrower_id: borrower,
      relation: 'guarantor',
      full_name: '赵保',
      phone: '13900004321',
    });
    const guarantee = await post('guarantees', {
      loan_id: id,
      borrower_contact_id: surety['id'],
      form: 'joint',
    });
    expect(legalCase['limitation_expires_on']).toMatch(/^2031-12/);
    expect(guarantee['ends_on']).toMatch(/^2029-06/);
    const asked = await proposeAdjustment(staff, declare(id));
    await approveAdjustment(supervisor, asked).expect(200);
    const read = async (path: string) => (await staff.get(`/api/${path}`).expect(200)).body;
    // Three years, and six months from 25 February 2026; the 25th is a Sunday in 2029.
    expect(await read(`legal_cases/${String(legalCase['id'])}`)).toMatchObject({
      limitation_expires_on: '2029-02-26',
    });
    expect(await read(`guarantees/${String(guarantee['id'])}`)).toMatchObject({
      ends_on: '2026-08-25',
    });
  });

  it('takes its amount from the loan, and its day from the notice at the earliest', async () => {
    const id = await lend();
    const early = await askAdjustment(staff, declare(id, { notified_on: '2026-02-26' }));
    expect(early.status).toBe(422);
    expect(early.body.errors).toMatchObject({ value_on: expect.stringContaining('2026-02-26') });
    await askAdjustment(staff, declare(id, { amount_minor: 1 })).expect(400);
    const other = { loan_id: id, kind: 'charge', cost_kind: 'other', amount_minor: 1 };
    await askAdjustment(staff, { ...other, notified_on: TODAY }).expect(400);
  });
});
