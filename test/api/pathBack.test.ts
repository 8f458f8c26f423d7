import { describe, expect, it } from 'vitest';
import type { CreditRepair } from '../../server/contract/resources/creditRepairs.ts';
import { addMonths } from '../../server/domain/time/calendar.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, pay } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { actOnRequest, requestOf } from '../helpers/repairs.ts';

const { staff } = await openDesk();

describe('the way back of a borrower', () => {
  it('says what is owed, since when, until when it shows; files compare sixty months', async () => {
    const borrower = await createBorrower(staff);
    const long = await createLoan(staff, borrower, {
      disbursed_on: '2021-01-05',
      first_due_on: '2021-02-05',
      installments_count: 60,
      principal_minor: 6_000_000,
      repayment_method: 'equal_principal',
      annual_rate_bps: 0,
    });
    // The first installment nine days late; the third came on 6 May, a day after the fourth, which
    // paid it: overdue at the end of April. The rest on their day; the last settles the loan.
    const late = new Map([
      [0, '2021-02-14'],
      [2, '2021-05-06'],
    ]);
    for (let at = 0; at < 60; at += 1)
      await pay(staff, long.id, 100_000, late.get(at) ?? addMonths('2021-02-05', at), 'app');
    const { body: back } = await staff.get(`/api/borrowers/${borrower}/path_back`).expect(200);
    expect(back.loans[0]).toMatchObject({
      overdue_minor: 0,
      payoff_minor: 0,
      days_past_due: 0,
      bad_since_on: null,
      bad_ended_on: '2021-05-06',
      kept_until_on: '2026-05-06',
      months_overdue: 1,
    });
    const row = (
      await staff
        .post('/api/credit_repairs')
        .send(requestOf(borrower, { cause: 'other', loan_id: long.id }))
        .expect(201)
    ).body as CreditRepair;
    await actOnRequest(staff, row.id, 'claim');
    const months = Array.from({ length: 60 }, (_, at) => ({
      month: addMonths('2021-01-01', at).slice(0, 7),
      code: 'N',
    }));
    await actOnRequest(staff, row.id, 'bureau', { read_on: TODAY, status: 'normal', months });
    const { body: file } = await staff.get(`/api/credit_repairs/${row.id}/file`).expect(200);
    const codes = new Map(
      (file.comparison as { field: string; month: string; ledger: string }[])
        .filter(({ field }) => field === 'month')
        .map(({ month, ledger }) => [month, ledger]),
    );
    expect(
      ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05', '2021-06', '2025-12'].map((month) =>
        codes.get(month),
      ),
    ).toEqual(['*', 'N', 'N', '1', 'N', 'N', 'N']);
    expect(codes.size).toBe(60);
    expect(file.comparison.slice(0, 2)).toMatchObject([
      { field: 'status', bureau: 'normal', ledger: 'settled' },
      { field: 'closed_on', bureau: null, ledger: '2026-01-05' },
    ]);
    await staff.get('/api/borrowers/999999/path_back').expect(404);
  });
});
