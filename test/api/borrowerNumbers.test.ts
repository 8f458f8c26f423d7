import { describe, expect, it } from 'vitest';
import type { BorrowerNumber } from '../../server/contract/resources/borrowerNumbers.ts';
import { createBorrower, createLoan, newPhone } from '../helpers/book.ts';
import { checkContact, contactOf, writeNote } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, staff, staff2, supervisor, compliance } = await openDesk();

const numbersOf = async (id: number): Promise<BorrowerNumber[]> =>
  (await staff.get(`/api/borrower_numbers?filter={"borrower_id":${id}}`).expect(200)).body;
const phoneOf = async (id: number): Promise<string | null> =>
  ((await server.deps.database.read('borrowers').where({ id }).first()) as { phone: string | null })
    .phone;
const add = async (borrower_id: number, changes: object = {}): Promise<BorrowerNumber> =>
  (
    await staff
      .post('/api/borrower_numbers')
      .send({ borrower_id, phone: newPhone(), kind: 'mobile', ...changes })
      .expect(201)
  ).body;
const put = (id: number, body: object, agent = staff) =>
  agent.put(`/api/borrower_numbers/${id}`).send(body);

describe('the numbers of a borrower', () => {
  it('begin with the phone, which is always the one primary', async () => {
    const id = await createBorrower(staff);
    const [first] = await numbersOf(id);
    expect(first).toMatchObject({ is_primary: 1, kind: 'mobile', state: 'valid' });
    expect(first?.phone).toBe('138****5678');
    const work = await add(id, { phone: '010-82345678', kind: 'work', source: 'contract' });
    await put(work.id, { is_primary: true }).expect(200);
    expect(await phoneOf(id)).toBe('010-82345678');
    await put(work.id, { is_primary: false }).expect(422);
    const next = newPhone();
    await staff.put(`/api/borrowers/${id}`).send({ phone: next }).expect(200);
    expect((await numbersOf(id)).map(({ is_primary }) => is_primary)).toEqual([0, 0, 1]);
    await staff.put(`/api/borrowers/${id}`).send({ phone: null }).expect(200);
    expect((await numbersOf(id)).filter(({ is_primary }) => is_primary === 1)).toEqual([]);
  });

  it('are masked, revealed for a reason, and found whole or by their end', async () => {
    const id = await createBorrower(staff);
    const phone = newPhone();
    const number = await add(id, { phone });
    const { body } = await compliance
      .post(`/api/borrower_numbers/${number.id}/reveal`)
      .send({ fields: ['phone'], reason: '核对' })
      .expect(200);
    expect(body).toEqual({ id: number.id, phone });
    for (const q of [phone, phone.slice(-4)]) {
      const { body: found } = await staff.get(`/api/borrowers?filter={"q":"${q}"}`).expect(200);
      expect((found as { id: number }[]).map((row) => row.id)).toContain(id);
    }
    const { text } = await compliance.get('/api/audit_events?range=[0,99]').expect(200);
    expect(text).not.toContain(phone);
  });

  it('are refused where one is doubled, primary, called or not to be called', async () => {
    const id = await createBorrower(staff);
    const loan = (await createLoan(staff, id)).id;
    const number = await add(id);
    const [first] = await numbersOf(id);
    const remove = (which: number) => supervisor.delete(`/api/borrower_numbers/${which}`);
    await remove(first?.id ?? 0).expect(422);
    await staff.delete(`/api/borrower_numbers/${number.id}`).expect(403);
    await writeNote(staff, loan, { number_id: number.id });
    await remove(number.id).expect(422);
    await remove((await add(id)).id).expect(200);
    await put(number.id, { state: 'refused' }).expect(200);
    const { body } = await put(number.id, { state: 'valid' }).expect(422);
    expect(Object.keys(body.errors)).toContain('state');
    await put(number.id, { state: 'valid' }, supervisor).expect(200);
    const phone = newPhone();
    await add(id, { phone });
    await staff
      .post('/api/borrower_numbers')
      .send({ borrower_id: id, phone, kind: 'home' })
      .expect(409);
  });
});

describe('the number of a call', () => {
  it('is chosen when it starts, remembered by the note, and shown masked', async () => {
    const id = await createBorrower(staff);
    const loan = (await createLoan(staff, id)).id;
    const number = await add(id, { phone: '0571-82345678', kind: 'work' });
    expect((await checkContact(staff, loan, { number_id: number.id })).allowed).toBe(true);
    const note = await writeNote(staff, loan, { number_id: number.id });
    expect(note.reached_phone).toBe('057****5678');
    expect((await writeNote(staff2, loan)).reached_phone).toBe('138****5678');
  });

  it('is marked where it is wrong, and forbidden where it is not to be called', async () => {
    const id = await createBorrower(staff);
    const loan = (await createLoan(staff, id)).id;
    const number = await add(id);
    await writeNote(staff, loan, {
      number_id: number.id,
      outcome: 'invalid_number',
      content: '空号',
    });
    expect((await numbersOf(id)).find((row) => row.id === number.id)?.state).toBe('wrong');
    const { body } = await staff
      .post('/api/contact_check')
      .send(contactOf(loan, { number_id: number.id }))
      .expect(422);
    expect(Object.keys(body.errors)).toContain('number_id');

    const phone = newPhone();
    const refused = await add(id, { phone });
    await put(refused.id, { state: 'refused' }).expect(200);
    expect(await checkContact(staff, loan, { number_id: refused.id })).toMatchObject({
      allowed: false,
      rule: 'number_refused',
      next_allowed_at: null,
    });
    const stranger = await createBorrower(staff, { phone, not_same_reason: '号码已换机主' });
    const theirs = (await createLoan(staff, stranger)).id;
    expect((await checkContact(staff, theirs)).rule).toBe('number_refused');
  });

  it("is the borrower's own: another's, or one for a guarantor, is refused", async () => {
    const [id, other] = [await createBorrower(staff), await createBorrower(staff)];
    const loan = (await createLoan(staff, id)).id;
    const theirs = await add(other);
    const own = await add(id);
    for (const changes of [
      { number_id: theirs.id },
      { number_id: own.id, contacted_party: 'guarantor' },
    ]) {
      const { body } = await staff
        .post('/api/contact_check')
        .send(contactOf(loan, changes))
        .expect(400);
      expect(Object.keys(body.errors)).toContain('number_id');
    }
  });

  it("that is somebody else's is called only once the borrower is out of reach", async () => {
    const id = await createBorrower(staff);
    const loan = (await createLoan(staff, id)).id;
    const { id: number_id } = await add(id, { kind: 'third_party' });
    const ask = async () => await checkContact(staff, loan, { number_id });
    expect((await ask()).rule).toBe('third_party_not_lost');
    await writeNote(staff, loan, { outcome: 'invalid_number', content: '空号' });
    expect((await ask()).allowed).toBe(true);
  });
});
