import { describe, expect, it } from 'vitest';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

const { staff } = await openDesk();

describe('a word of an open vocabulary', () => {
  it('that means one of ours is kept as ours', async () => {
    const borrower = await createBorrower(staff, { employment_status: 'self employed' });
    const { body } = await staff.get(`/api/borrowers/${borrower}`).expect(200);
    expect(body).toMatchObject({ employment_status: 'Self-Employed' });
    expect(await createLoan(staff, borrower, { product: '手机贷' })).toMatchObject({
      product: 'phone_loan',
    });
  });

  it('of another system is taken as it is, if it can be a key', async () => {
    const borrower = await createBorrower(staff, { employment_status: '海员' });
    const { body } = await staff.get(`/api/borrowers/${borrower}`).expect(200);
    expect(body).toMatchObject({ employment_status: '海员' });
    expect(await createLoan(staff, borrower, { product: 'solar_loan' })).toMatchObject({
      product: 'solar_loan',
    });
  });
});
