import { beforeEach, describe, expect, it } from 'vitest';
import type { ContactCheck } from '../../server/contract/resources/contacts.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, newPhone } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

const { staff, supervisor } = await openDesk();
let borrower: number;
let loan: number;
let phone: string;
beforeEach(async () => {
  [phone, borrower] = [newPhone(), await createBorrower(staff, { phone: newPhone() })];
  loan = (await createLoan(staff, borrower)).id;
});

const send = (changes: object = {}) =>
  staff.post('/api/borrower_contacts').send({
    borrower_id: borrower,
    relation: 'emergency_contact',
    full_name: '李华',
    phone,
    ...changes,
  });
const add = async (changes: object = {}): Promise<number> =>
  (await send(changes).expect(201)).body.id as number;
const check = async (
  contact_id: number | undefined,
  contacted_party = 'guarantor',
  language = 'en',
): Promise<ContactCheck> =>
  (
    await staff
      .post('/api/contact_check')
      .set('Accept-Language', language)
      .send({ loan_id: loan, channel: 'call', contacted_party, contact_id })
      .expect(200)
  ).body as ContactCheck;

describe('who refused to be called', () => {
  it('stays what they were called, and is told how a guarantor is recorded', async () => {
    const friend = await add({ refused_on: TODAY });
    for (const agent of [staff, supervisor]) {
      const { body } = await agent
        .put(`/api/borrower_contacts/${friend}`)
        .send({ relation: 'guarantor', consented_on: TODAY })
        .expect(422);
      expect(body.errors).toMatchObject({ relation: expect.stringContaining('guarantee') });
    }
    expect(
      (
        await staff
          .put(`/api/borrower_contacts/${friend}`)
          .set('Accept-Language', 'zh-CN')
          .send({ relation: 'guarantor' })
          .expect(422)
      ).body.errors.relation,
    ).toContain('同意日期');
    await staff
      .put(`/api/borrower_contacts/${friend}`)
      .send({ relation: 'emergency_contact', full_name: '李华华' })
      .expect(200);
  });

  it('is no guarantor under the same number unless they signed, as a debtor then', async () => {
    await add({ refused_on: TODAY });
    const { body } = await send({ relation: 'guarantor' }).expect(422);
    expect(body.errors).toMatchObject({
      consented_on: expect.stringContaining('signed a guarantee'),
    });
    expect(
      (await send({ relation: 'guarantor' }).set('Accept-Language', 'zh-CN').expect(422)).body
        .errors.consented_on,
    ).toContain('已签署保证');
    const guarantor = await add({ relation: 'guarantor', consented_on: '2026-03-01' });
    expect((await check(guarantor)).allowed).toBe(true);
    await staff.put(`/api/borrower_contacts/${guarantor}`).send({ consented_on: null }).expect(422);
    const other = await add({ relation: 'guarantor', phone: newPhone() });
    expect(
      (await staff.put(`/api/borrower_contacts/${other}`).send({ phone }).expect(422)).body.errors,
    ).toHaveProperty('consented_on');
    const friend = await add({ full_name: '李华二' });
    await staff.put(`/api/borrower_contacts/${friend}`).send({ relation: 'guarantor' }).expect(422);
    await staff
      .put(`/api/borrower_contacts/${friend}`)
      .send({ relation: 'guarantor', consented_on: '2026-03-01' })
      .expect(200);
  });

  it('is not called as a guarantor recorded before the refusal who signed nothing', async () => {
    const guarantor = await add({ relation: 'guarantor' });
    expect((await check(guarantor)).allowed).toBe(true);
    const friend = await add();
    const note = {
      loan_id: loan,
      channel: 'letter',
      contacted_party: 'emergency_contact',
      contact_id: friend,
      outcome: 'refused',
      content: '对方表示不愿再被联系',
    };
    await staff.post('/api/collection_notes').send(note).expect(201);
    expect(await check(guarantor)).toMatchObject({
      allowed: false,
      rule: 'third_party_refused',
      next_allowed_at: null,
      message: expect.stringContaining('no signed guarantee'),
    });
    expect((await check(guarantor, 'guarantor', 'zh-CN')).message).toContain(
      '没有已签署保证的记录',
    );
    // Nobody named: it may be this one.
    expect((await check(undefined)).allowed).toBe(false);
    const planned = await staff
      .post('/api/collection_notes')
      .send({
        ...note,
        contacted_party: 'guarantor',
        contact_id: guarantor,
        outcome: 'no_answer',
        planned: true,
      })
      .expect(422);
    expect(planned.body.errors.contacted_at).toContain('no signed guarantee');
    await staff
      .put(`/api/borrower_contacts/${guarantor}`)
      .send({ consented_on: TODAY })
      .expect(200);
    expect((await check(guarantor)).allowed).toBe(true);
    expect((await check(friend, 'emergency_contact')).rule).toBe('third_party_refused');
  });
});
