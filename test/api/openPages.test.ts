import { describe, expect, it } from 'vitest';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, staff, staff2 } = await openDesk();
const borrower = await createBorrower(staff);

const idOf = async (agent: typeof staff): Promise<number> =>
  ((await agent.get('/api/session').expect(200)).body as { id: number }).id;

describe('a page that stays open', () => {
  it('of one person does nothing under another who has signed in since', async () => {
    const [first, second] = [await idOf(staff), await idOf(staff2)];
    const page = { 'Daihou-Person': String(first) };
    const { body } = await staff2
      .post('/api/borrowers')
      .set(page)
      .send({ full_name: '写错人名下' })
      .expect(409);
    expect(body).toMatchObject({ code: 'conflict', reason: 'page_of_another' });
    await staff2.get(`/api/borrowers/${borrower}`).set(page).expect(409);
    await staff2.delete('/api/session').set(page).expect(409);
    await staff2
      .post('/api/borrowers')
      .set('Daihou-Person', String(second))
      .send({ full_name: '写在本人名下' })
      .expect(201);
  });

  it('hears of the day and of the time with every answer', async () => {
    server.setClock(`${TODAY}T05:06:07.000Z`);
    const { headers } = await staff.get(`/api/borrowers/${borrower}`).expect(200);
    expect(headers).toMatchObject({
      'daihou-business-date': TODAY,
      'daihou-clock': `${TODAY}T05:06:07.000Z`,
    });
  });
});

describe('a change sent again', () => {
  it('under its key is answered as it was; with an old version alone it is stale', async () => {
    const { id, version } = (await createLoan(staff, borrower)) as unknown as {
      id: number;
      version: number;
    };
    const change = { grace_days: 3, version };
    const keyed = (body: object) =>
      staff.put(`/api/loans/${id}`).set('Idempotency-Key', `change-of-${id}`).send(body);
    const { body: first } = await keyed(change).expect(200);
    const { body: again, headers } = await keyed(change).expect(200);
    expect(again).toEqual(first);
    expect(headers['idempotency-replayed']).toBe('true');
    await keyed({ ...change, grace_days: 4 }).expect(409);
    const { body } = await staff.put(`/api/loans/${id}`).send(change).expect(409);
    expect(body).toMatchObject({ code: 'stale_version' });
  });
});
