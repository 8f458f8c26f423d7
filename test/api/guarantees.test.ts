import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower } from '../helpers/book.ts';
import { caseEvents, casesInEachState, post } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { refusalsTo } from '../helpers/refusals.ts';

const desk = await openDesk();
const { staff } = desk;
const { borrower, loan, guarantor, inCourt } = await casesInEachState(desk);

const TOMORROW = addDays(TODAY, 1);
const refused = refusalsTo(desk);

describe('a guarantee', () => {
  const guarantorNamed = async (full_name: string): Promise<number> =>
    (
      await post(staff, 'borrower_contacts', {
        borrower_id: borrower,
        relation: 'guarantor',
        full_name,
        phone: '13900001237',
        consented_on: '2025-11-05',
      })
    ).id;

  it('is claimed with its evidence only, and recorded once for each guarantor', async () => {
    const { id } = await post(staff, 'guarantees', {
      loan_id: loan,
      borrower_contact_id: await guarantorNamed('Zhou Bao'),
      form: 'joint',
      due_on: '2025-12-05',
    });
    await refused('put', `guarantees/${id}`, { claimed_on: TODAY }, 400, 'claim_evidence');
    await refused(
      'put',
      `guarantees/${id}`,
      { claimed_on: TODAY, claim_evidence: ' ' },
      400,
      'claim_evidence',
    );
    await staff
      .put(`/api/guarantees/${id}`)
      .send({ claimed_on: TODAY, claim_evidence: 'EMS 9' })
      .expect(200);
    await refused('put', `guarantees/${id}`, { claim_evidence: null }, 400, 'claim_evidence');
    const { borrower_contact_id } = (await staff.get(`/api/guarantees/${id}`).expect(200)).body as {
      borrower_contact_id: number;
    };
    await refused(
      'post',
      'guarantees',
      { loan_id: loan, borrower_contact_id, form: 'ordinary' },
      409,
      'borrower_contact_id',
    );
    expect(
      (
        await staff
          .post('/api/guarantees')
          .send({ loan_id: loan, borrower_contact_id, form: 'ordinary' })
      ).body.message,
    ).toContain('Zhou Bao');
  });

  it('lasts six months from the last due date, or as agreed, unless claimed in time', async () => {
    const row = await post(staff, 'guarantees', {
      loan_id: loan,
      borrower_contact_id: guarantor,
      form: 'joint',
    });
    expect(row).toMatchObject({
      due_on: '2026-11-05',
      ends_on: '2027-05-05',
      guarantor_name: '李保',
      state: 'running',
      agreed_months: null,
      article: '692',
    });
    const [second, third] = [await guarantorNamed('赵保'), await guarantorNamed('孙保')];
    const old = await post(staff, 'guarantees', {
      loan_id: loan,
      borrower_contact_id: second,
      form: 'ordinary',
      due_on: '2025-12-05',
      agreed_until: '2026-03-20',
    });
    expect(old).toMatchObject({ ends_on: '2026-03-20', days_left: 15, state: 'running' });
    expect((await staff.get(`/api/legal_cases/${inCourt}`)).body).toMatchObject({
      next_deadline_on: '2026-03-20',
      next_deadline_kind: 'guarantee_period',
    });
    const { body } = await staff
      .put(`/api/guarantees/${old.id}`)
      .send({
        claimed_on: TODAY,
        claim_evidence: '起诉状',
        due_on: '2030-01-01',
        agreed_until: '2040-01-01',
      })
      .expect(200);
    expect(body).toMatchObject({
      claimed_on: TODAY,
      claim_evidence: '起诉状',
      state: 'claimed',
      days_left: null,
      ends_on: '2026-03-20',
    });
    expect(
      await post(staff, 'guarantees', {
        loan_id: loan,
        borrower_contact_id: third,
        form: 'joint',
        due_on: '2025-12-05',
        agreed_months: 2,
      }),
    ).toMatchObject({ ends_on: '2026-02-05', state: 'lapsed', days_left: -28 });
    expect(
      (await caseEvents(staff, inCourt)).filter(({ kind }) => kind === 'guarantee').length,
    ).toBe(4 + 2);
  });

  it.each<[string, object, number, string]>([
    ['of a loan that is not there', { loan_id: 999_999 }, 400, 'loan_id'],
    ['by nobody', { borrower_contact_id: 999_999 }, 400, 'borrower_contact_id'],
    ['with two terms', { agreed_months: 6, agreed_until: '2027-01-01' }, 400, 'agreed_until'],
    ['due before the loan', { due_on: '2025-11-04' }, 422, 'due_on'],
    ['of no month', { agreed_months: 0 }, 400, 'agreed_months'],
  ])('is refused: %s', async (_name, change, status, field) => {
    await refused(
      'post',
      'guarantees',
      { loan_id: loan, borrower_contact_id: guarantor, form: 'joint', ...change },
      status,
      field,
    );
  });

  it('is by no emergency contact or other’s guarantor, and not claimed in the future', async () => {
    const relative = await post(staff, 'borrower_contacts', {
      borrower_id: borrower,
      relation: 'emergency_contact',
      full_name: '王父',
      phone: '13900001235',
    });
    const stranger = await post(staff, 'borrower_contacts', {
      borrower_id: await createBorrower(staff),
      relation: 'guarantor',
      full_name: '陌生',
      phone: '13900001236',
    });
    for (const { id } of [relative, stranger])
      await refused(
        'post',
        'guarantees',
        { loan_id: loan, borrower_contact_id: id, form: 'joint' },
        400,
        'borrower_contact_id',
      );
    const { id } = await post(staff, 'guarantees', {
      loan_id: loan,
      borrower_contact_id: await guarantorNamed('钱保'),
      form: 'joint',
    });
    await refused('put', `guarantees/${id}`, { claimed_on: TOMORROW }, 422, 'claimed_on');
    await refused('put', `guarantees/${id}`, { claimed_on: '2025-11-04' }, 422, 'claimed_on');
  });
});
