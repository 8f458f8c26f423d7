import { describe, expect, it } from 'vitest';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, staff, compliance } = await openDesk();
const borrower = await createBorrower(staff);

const TOMORROW = '2026-03-06';
const contact = (changes: object = {}) => ({
  borrower_id: borrower,
  relation: 'guarantor',
  full_name: '李保全',
  phone: '13712345678',
  ...changes,
});
type Contact = Record<string, unknown> & { id: number; version: number };
const add = async (changes: object = {}): Promise<Contact> =>
  (await staff.post('/api/borrower_contacts').send(contact(changes)).expect(201)).body;
const stored = async (id: number) =>
  (await server.deps.database.read('borrower_contacts').where({ id }).first()) as Contact;
const eventsOf = async (record_id: number): Promise<Record<string, unknown>[]> =>
  (
    await compliance
      .get('/api/audit_events')
      .query(query({ filter: { resource: 'borrower_contacts', record_id } }))
      .expect(200)
  ).body;

describe('a guarantor', () => {
  it('has an identity number and an address, masked, and may be reported', async () => {
    const identity = {
      national_id: '11010519491231002x',
      address: '北京市朝阳区建国路 88 号 1203 室',
      report_consented_on: TODAY,
    };
    const row = await add(identity);
    expect(row).toMatchObject({
      national_id: '110***********002X',
      report_consented_on: TODAY,
    });
    expect(row['address']).toContain('****');
    expect(await stored(row.id)).toMatchObject({ ...identity, national_id: '11010519491231002X' });
    // Masks that come back are no change; a wrong number is refused.
    const { body } = await staff
      .put(`/api/borrower_contacts/${row.id}`)
      .send({ ...row, full_name: '李保权' })
      .expect(200);
    expect(body).toMatchObject({ full_name: '李保权', national_id: row['national_id'] });
    expect(await stored(row.id)).toMatchObject({ address: identity.address });
    const wrong = contact({ national_id: '110105194912310021' });
    await staff.post('/api/borrower_contacts').send(wrong).expect(400);
    const shown = await staff
      .post(`/api/borrower_contacts/${row.id}/reveal`)
      .send({ fields: ['national_id', 'address'], reason: '签署协议' })
      .expect(200);
    expect(shown.body).toMatchObject({
      national_id: '11010519491231002X',
      address: identity.address,
    });
    expect(JSON.stringify(await eventsOf(row.id))).not.toContain('11010519491231002X');
  });

  it('has none of these where it is none', async () => {
    const named = async (changes: object) =>
      Object.keys(
        (
          await staff
            .post('/api/borrower_contacts')
            .send(contact({ relation: 'emergency_contact', ...changes }))
            .expect(422)
        ).body.errors,
      );
    expect(await named({ national_id: '11010519491231002X' })).toContain('national_id');
    expect(await named({ address: '北京市朝阳区' })).toContain('address');
    expect(await named({ report_consented_on: TODAY })).toContain('report_consented_on');
    const row = await add({ national_id: '11010519491231002X' });
    const { body } = await staff
      .put(`/api/borrower_contacts/${row.id}`)
      .send({ relation: 'emergency_contact' })
      .expect(422);
    expect(Object.keys(body.errors)).toContain('national_id');
    const cleared = { relation: 'emergency_contact', national_id: null };
    await staff.put(`/api/borrower_contacts/${row.id}`).send(cleared).expect(200);
    await staff
      .post('/api/borrower_contacts')
      .send(contact({ report_consented_on: TOMORROW }))
      .expect(422);
  });
});
