import { beforeAll, describe, expect, it } from 'vitest';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, pay, type Payment } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

/**
 * What was true on a day, and what was known of it at an instant. Each minute of today one thing is
 * recorded.
 */
const { server, staff, supervisor, supervisor2 } = await openDesk();
let borrower: number;

const at = (minute: number): string => `${TODAY}T04:${String(minute).padStart(2, '0')}:00.000Z`;
const justBefore = (minute: number): string =>
  `${TODAY}T04:${String(minute - 1).padStart(2, '0')}:59.999Z`;
beforeAll(async () => {
  borrower = await createBorrower(staff);
});

async function atMinute<T>(minute: number, work: () => Promise<T>): Promise<T> {
  server.setClock(at(minute));
  return await work();
}
const reverse = async (id: number) =>
  await supervisor.post(`/api/payments/${id}/reverse`).send({ reason: '退票' }).expect(200);
async function decided(sent: Record<string, unknown>): Promise<number> {
  const { body } = await supervisor
    .post('/api/adjustments')
    .send({ reason: '核定', ...sent })
    .expect(201);
  if (body.status === 'proposed')
    await supervisor2.post(`/api/adjustments/${body.id}/approve`).send({}).expect(200);
  return body.id as number;
}
const loanAt = async (id: number, as_of: string | undefined, known_at?: string) =>
  (
    await staff
      .get(`/api/loans/${id}`)
      .query({ ...(as_of ? { as_of } : {}), ...(known_at ? { known_at } : {}) })
      .expect(200)
  ).body;
const ledgerAt = async (id: number, as_of: string, known_at?: string) =>
  (
    await staff
      .get(`/api/loans/${id}/ledger`)
      .query({ as_of, ...(known_at ? { known_at } : {}) })
      .expect(200)
  ).body;

/** 12 × 1000.00 and 120.00, 110.00 … 10.00 of interest, the first due on 5 December; no penalty. */
describe('a loan with payments backdated and reversed', () => {
  let id: number;
  let first: Payment;
  beforeAll(async () => {
    id = await atMinute(5, async () => (await createLoan(staff, borrower)).id);
    first = await atMinute(6, async () => await pay(staff, id, 1120_00, '2025-12-05'));
    await atMinute(7, async () => await pay(staff, id, 1110_00, '2026-02-01'));
    await atMinute(8, async () => await reverse(first.id));
    await atMinute(9, async () => await pay(staff, id, 1120_00, '2026-01-10'));
    await atMinute(
      10,
      async () =>
        await decided({
          loan_id: id,
          kind: 'waiver',
          component: 'interest',
          amount_minor: 50_00,
          value_on: '2026-02-10',
        }),
    );
  });

  // Each row: what was known, then what was outstanding on 9 Jan, 15 Jan, 5 Feb, 5 Mar, and the
  // days past due of the last.
  const WHOLE = 12_780_00;
  it.each([
    ['after it was recorded', 5, [0, 0, 0, 0], 90],
    ['after the first payment', 6, [1120_00, 1120_00, 1120_00, 1120_00], 59],
    ['after the second', 7, [1120_00, 1120_00, 2230_00, 2230_00], 28],
    // 1110.00 of 1 February then pay the first installment all but 10.00.
    ['after the first was reversed', 8, [0, 0, 1110_00, 1110_00], 90],
    ['after another was dated back', 9, [0, 1120_00, 2230_00, 2230_00], 28],
    ['after interest was waived', 10, [0, 1120_00, 2230_00, 2280_00], 28],
    ['at the end', 23, [0, 1120_00, 2230_00, 2280_00], 28],
  ])('%s: outstanding on each day as it was then known', async (_title, minute, received, dpd) => {
    const dates = ['2026-01-09', '2026-01-15', '2026-02-05', TODAY];
    for (const [n, date] of dates.entries())
      expect((await loanAt(id, date, at(minute))).outstanding_minor, date).toBe(
        WHOLE - (received[n] ?? 0),
      );
    expect(await loanAt(id, TODAY, at(minute))).toMatchObject({
      days_past_due: dpd,
      status: 'active',
    });
  });

  it('an instant earlier the same was not yet known', async () => {
    for (const minute of [6, 7, 8, 9, 10])
      expect(await loanAt(id, TODAY, justBefore(minute)), String(minute)).toEqual(
        await loanAt(id, TODAY, at(minute - 1)),
      );
  });

  it('without an instant, all that is known now', async () => {
    for (const date of ['2026-01-09', '2026-01-15', '2026-02-05', TODAY])
      expect(await loanAt(id, date)).toEqual(await loanAt(id, date, at(23)));
    expect(await loanAt(id, undefined, at(7))).toEqual(await loanAt(id, TODAY, at(7)));
    const [{ version: _v1, updated_at: _u1, ...now }, { version: _v2, updated_at: _u2, ...asked }] =
      [await loanAt(id, undefined), await loanAt(id, TODAY)];
    expect(asked).toEqual(now);
  });

  it('before it was recorded nothing was known of it', async () => {
    for (const path of [`/api/loans/${id}`, `/api/loans/${id}/ledger`])
      expect(
        (
          await staff
            .get(path)
            .query({ known_at: justBefore(5) })
            .expect(404)
        ).body.code,
      ).toBe('not_found');
  });

  it('has a ledger of what was known, with what was reversed later still standing', async () => {
    const kinds = async (minute: number, as_of = TODAY) =>
      (await ledgerAt(id, as_of, at(minute))).events.map((event: Record<string, unknown>) => [
        event['kind'],
        event['value_on'],
        event['reversed_at'] !== null,
      ]);
    expect(await kinds(7)).toEqual([
      ['disbursement', '2025-11-05', false],
      ['payment', '2025-12-05', false],
      ['payment', '2026-02-01', false],
    ]);
    expect(await kinds(8)).toEqual([
      ['disbursement', '2025-11-05', false],
      ['payment', '2025-12-05', true],
      ['payment', '2026-02-01', false],
    ]);
    expect(await kinds(10)).toEqual([
      ['disbursement', '2025-11-05', false],
      ['payment', '2025-12-05', true],
      ['payment', '2026-01-10', false],
      ['payment', '2026-02-01', false],
      ['waiver', '2026-02-10', false],
    ]);
    expect(await kinds(10, '2026-01-31')).toEqual([
      ['disbursement', '2025-11-05', false],
      ['payment', '2025-12-05', true],
      ['payment', '2026-01-10', false],
    ]);
    const reversed = (await ledgerAt(id, TODAY, at(8))).events[1];
    expect(reversed).toMatchObject({
      payment_id: first.id,
      entries: [],
      unallocated_minor: 0,
      balance: { outstanding_minor: WHOLE },
    });
    const standing = (await ledgerAt(id, TODAY, at(7))).events[1];
    expect(
      standing.entries.map((entry: Record<string, unknown>) => [
        entry['sequence'],
        entry['component'],
        entry['amount_minor'],
      ]),
    ).toEqual([
      [1, 'interest', 120_00],
      [1, 'principal', 1000_00],
    ]);
    expect(standing.balance).toMatchObject({ outstanding_minor: WHOLE - 1120_00 });
  });

  it('has balances in its ledger that are those of the loan on each day', async () => {
    for (const minute of [6, 7, 8, 9, 10]) {
      for (const event of (await ledgerAt(id, TODAY, at(minute))).events) {
        const {
          outstanding_minor,
          principal_outstanding_minor,
          penalty_minor,
          cost_minor,
          unallocated_minor,
          refund_owed_minor,
        } = await loanAt(id, event.value_on, at(minute));
        expect(event.balance).toEqual({
          outstanding_minor,
          principal_outstanding_minor,
          penalty_minor,
          cost_minor,
          unallocated_minor,
          refund_owed_minor,
        });
      }
    }
  });
});
