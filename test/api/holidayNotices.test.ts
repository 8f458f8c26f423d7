import { afterAll, describe, expect, it } from 'vitest';
import { announceHolidays } from '../../server/book/workdays.ts';
import { statutoryDaysOf } from '../../server/domain/time/statutoryDays.ts';
import { createBorrower, createLoanDue } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { askPolicy, enactPolicy } from '../helpers/policies.ts';

// Runs last, after the desk has compared what it kept by the notice.
afterAll(() => announceHolidays([]));
const desk = await openDesk();
const { staff, admin } = desk;

const NOTICE = {
  kind: 'holidays',
  source: '国务院办公厅关于2027年部分节假日安排的通知',
  confidence: 'A',
  value: {
    year: 2027,
    holidays: [...statutoryDaysOf(2027), '2027-10-04', '2027-10-05', '2027-10-06', '2027-10-07'],
    workdays: ['2027-10-09'],
  },
};

describe('the yearly notice of holidays', () => {
  it('is entered by the admin, approved, and moves legal deadlines of its year', async () => {
    const loan = await createLoanDue(staff, await createBorrower(staff), '2024-10-01');
    const limitation = async () =>
      (await staff.get(`/api/loans/${loan.id}/clocks`).expect(200)).body.limitation;
    // The statute alone: 1 to 3 October 2027, Friday to Sunday.
    expect(await limitation()).toMatchObject({ expires_on: '2027-10-04', provisional: true });
    await enactPolicy(desk, NOTICE);
    expect(await limitation()).toMatchObject({ expires_on: '2027-10-08', provisional: false });
  });

  it.each([
    ['a day of another year', { workdays: ['2028-01-08'] }],
    ['a day that is both free and worked', { workdays: ['2027-10-01'] }],
    ['no days', { holidays: [] }],
  ])('is refused with %s', async (_name, changes) => {
    await askPolicy(admin, { ...NOTICE, value: { ...NOTICE.value, ...changes } }).expect(400);
  });
});
