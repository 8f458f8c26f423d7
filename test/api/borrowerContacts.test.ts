import type { Agent } from 'supertest';
import { describe, expect, it } from 'vitest';
import { brokenAuditEvents } from '../../server/store/auditStore.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { contents, rowCount } from '../helpers/rows.ts';

const { server, staff, supervisor, compliance, admin } = await openDesk();
const borrower = await createBorrower(staff);

const PHONE = '13712345678';
const MASKED = '137****5678';
const TOMORROW = '2026-03-06';
const db = () => server.deps.database.read;
const contact = (changes: object = {}) => ({
  borrower_id: borrower,
  relation: 'guarantor',
  full_name: '李保全',
  phone: PHONE,
  ...changes,
});
type Contact = Record<string, unknown> & { id: number; version: number };
const add = async (changes: object = {}, agent = staff): Promise<Contact> =>
  (await agent.post('/api/borrower_contacts').send(contact(changes)).expect(201)).body;
const read = async (id: number): Promise<Contact> =>
  (await staff.get(`/api/borrower_contacts/${id}`).expect(200)).body;
const stored = async (id: number) =>
  (await db()('borrower_contacts').where({ id }).first()) as Contact;
/** What the first notes about a person leave behind. */
const contacted = async (id: number, at: string) => {
  await server.deps.database
    .write('borrower_contacts')
    .where({ id })
    .update({ last_contacted_at: at });
};
const eventsOf = async (record_id: number): Promise<Record<string, unknown>[]> =>
  (
    await compliance
      .get('/api/audit_events')
      .query(query({ filter: { resource: 'borrower_contacts', record_id }, sort: ['id', 'ASC'] }))
      .expect(200)
  ).body;

describe('a contact of a borrower', () => {
  it('is created with what was sent, read back, changed and removed', async () => {
    const sent = {
      relation: 'emergency_contact',
      full_name: ' 张小妹 ',
      relationship: '姐妹',
      consented_on: '2025-11-05',
      refused_on: '',
    };
    const row = await add(sent);
    expect(row).toEqual({
      id: row.id,
      version: 1,
      created_at: expect.any(String),
      updated_at: expect.any(String),
      borrower_id: borrower,
      relation: 'emergency_contact',
      full_name: '张小妹',
      phone: MASKED,
      national_id: null,
      address: null,
      relationship: '姐妹',
      consented_on: '2025-11-05',
      report_consented_on: null,
      refused_on: null,
      last_contacted_at: null,
    });
    expect(await read(row.id)).toEqual(row);
    const { body } = await supervisor
      .put(`/api/borrower_contacts/${row.id}`)
      .send({ version: 1, refused_on: TODAY, relationship: '' })
      .expect(200);
    expect(body).toMatchObject({
      version: 2,
      refused_on: TODAY,
      relationship: null,
      consented_on: '2025-11-05',
      phone: MASKED,
    });
    expect((await supervisor.delete(`/api/borrower_contacts/${row.id}`).expect(200)).body.id).toBe(
      row.id,
    );
    await staff.get(`/api/borrower_contacts/${row.id}`).expect(404);
    expect((await eventsOf(row.id)).map((event) => event['action'])).toEqual([
      'create',
      'update',
      'delete',
    ]);
  });

  it('needs a borrower, a name, a relation and a mobile number, or says which', async () => {
    const before = await contents(db());
    const nothing = await staff.post('/api/borrower_contacts').send({}).expect(400);
    expect(Object.keys(nothing.body.errors).sort()).toEqual([
      'borrower_id',
      'full_name',
      'phone',
      'relation',
      'root',
    ]);
    for (const [changes, field] of [
      [{ borrower_id: 987_654 }, 'borrower_id'],
      [{ relation: 'neighbour' }, 'relation'],
      [{ phone: '12345' }, 'phone'],
      [{ phone: null }, 'phone'],
      [{ phone: MASKED }, 'phone'],
      [{ full_name: ' ' }, 'full_name'],
      [{ relationship: '友'.repeat(41) }, 'relationship'],
      [{ consented_on: '2026-02-30' }, 'consented_on'],
      [{ last_contacted_at: '2026-01-01T00:00:00Z' }, 'last_contacted_at'],
    ] as const) {
      const { body } = await staff
        .post('/api/borrower_contacts')
        .send(contact(changes))
        .expect(400);
      expect(Object.keys(body.errors), JSON.stringify(changes)).toContain(field);
    }
    expect(await contents(db())).toBe(before);
  });

  it('agrees or refuses today or before, never tomorrow', async () => {
    const { id } = await add({ consented_on: TODAY, refused_on: TODAY });
    for (const field of ['consented_on', 'refused_on']) {
      const created = await staff
        .post('/api/borrower_contacts')
        .send(contact({ [field]: TOMORROW }))
        .expect(422);
      const changed = await staff
        .put(`/api/borrower_contacts/${id}`)
        .send({ [field]: TOMORROW })
        .expect(422);
      for (const { body } of [created, changed])
        expect(body).toMatchObject({
          code: 'rule_violated',
          errors: { [field]: `The date cannot be after the business date ${TODAY}` },
        });
    }
    expect(await read(id)).toMatchObject({ version: 1, consented_on: TODAY, refused_on: TODAY });
  });

  it('keeps its borrower and when it was last contacted, whatever a form sends', async () => {
    const other = await createBorrower(staff);
    const { id } = await add();
    await staff
      .put(`/api/borrower_contacts/${id}`)
      .send({
        borrower_id: other,
        last_contacted_at: '2020-01-01T00:00:00.000Z',
        full_name: '改名',
      })
      .expect(200);
    expect(await read(id)).toMatchObject({
      borrower_id: borrower,
      last_contacted_at: null,
      full_name: '改名',
    });
  });

  it('changed by two people at once: the second is told', async () => {
    const { id } = await add();
    await staff
      .put(`/api/borrower_contacts/${id}`)
      .send({ version: 1, full_name: '先' })
      .expect(200);
    expect(
      (
        await supervisor
          .put(`/api/borrower_contacts/${id}`)
          .send({ version: 1, full_name: '后' })
          .expect(409)
      ).body.code,
    ).toBe('stale_version');
    expect((await read(id))['full_name']).toBe('先');
  });

  it('is written by clerks and supervisors, removed by supervisors, read by all', async () => {
    const { id } = await add();
    for (const role of ['compliance', 'admin']) {
      const agent = await server.as(role);
      await agent.post('/api/borrower_contacts').send(contact()).expect(403);
      await agent.put(`/api/borrower_contacts/${id}`).send({ full_name: '改' }).expect(403);
      await agent.get(`/api/borrower_contacts/${id}`).expect(200);
    }
    for (const agent of [staff, compliance])
      await agent.delete(`/api/borrower_contacts/${id}`).expect(403);
  });
});

describe('removing a contact', () => {
  it('is refused once the person was contacted, with the day of that in Shanghai', async () => {
    const { id } = await add();
    await contacted(id, '2026-03-01T17:30:00.000Z');
    const before = await contents(db());
    const { body } = await supervisor.delete(`/api/borrower_contacts/${id}`).expect(409);
    expect(body).toMatchObject({
      code: 'conflict',
      message: 'This person was contacted on 2026-03-02; the record stays and cannot be deleted',
    });
    expect(await contents(db())).toBe(before);
  });

  it('is refused while a restructure names the person as its guarantor', async () => {
    const { id } = await add();
    const { id: loan_id } = await createLoan(staff, borrower);
    const user = (await db()('users').where({ username: 'staff' }).first('id')) as { id: number };
    const now = '2026-03-05T04:00:00.000Z';
    await server.deps.database.write('restructures').insert({
      loan_id,
      borrower_id: borrower,
      kinds: '[]',
      cause: 'illness',
      statement: '住院',
      terms: '{}',
      status: 'draft',
      requested_by: user.id,
      guarantor_id: id,
      created_at: now,
      updated_at: now,
    });
    expect((await supervisor.delete(`/api/borrower_contacts/${id}`).expect(409)).body.code).toBe(
      'conflict',
    );
    await read(id);
  });

  it('happens with its borrower, and keeps the borrower once one was contacted', async () => {
    const [free, kept] = [await createBorrower(staff), await createBorrower(staff)];
    const ids = [
      (await add({ borrower_id: free })).id,
      (await add({ borrower_id: free, relation: 'emergency_contact' })).id,
    ];
    const called = (await add({ borrower_id: kept })).id;
    await contacted(called, '2026-03-01T02:00:00.000Z');
    await supervisor.delete(`/api/borrowers/${free}`).expect(200);
    for (const id of ids) {
      await staff.get(`/api/borrower_contacts/${id}`).expect(404);
      expect((await eventsOf(id)).at(-1)).toMatchObject({ action: 'delete', actor_name: '林慧敏' });
    }
    const { body } = await supervisor.delete(`/api/borrowers/${kept}`).expect(409);
    expect(body.message).toContain('1 contact(s)');
    await read(called);
  });
});

describe('the phone of a contact', () => {
  it('is masked after a create, in a record, a list, a change, an export, the audit', async () => {
    const { id } = await add({ full_name: '遮盖者' });
    const filter = { borrower_id: borrower, full_name: '遮盖者' };
    const answers = [
      await staff.get(`/api/borrower_contacts/${id}`),
      await staff.get('/api/borrower_contacts').query(query({ filter })),
      await staff.put(`/api/borrower_contacts/${id}`).send({ relationship: '叔叔' }),
      await staff.get('/api/borrower_contacts/export').query(query({ filter })),
      await supervisor.delete(`/api/borrower_contacts/${id}`),
    ];
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).toContain(MASKED);
      expect(text).not.toContain(PHONE);
    }
    const events = await eventsOf(id);
    expect(events).toHaveLength(3);
    expect(JSON.stringify(events)).toContain(MASKED);
    expect(JSON.stringify(await db()('audit_events').select('before', 'after'))).not.toContain(
      PHONE,
    );
  });

  it('sent back masked changes nothing, beside a field that does change', async () => {
    const { id } = await add();
    const { body } = await staff
      .put(`/api/borrower_contacts/${id}`)
      .send({ ...(await read(id)), full_name: '改后' })
      .expect(200);
    expect(body).toMatchObject({ full_name: '改后', phone: MASKED, version: 2 });
    expect((await stored(id))['phone']).toBe(PHONE);
    const same = await contents(db());
    await staff
      .put(`/api/borrower_contacts/${id}`)
      .send(await read(id))
      .expect(200);
    expect(await contents(db())).toBe(same);
  });

  it.each(['139****5678', '****', '', null, '12345'])('is not replaced by %j', async (phone) => {
    const { id } = await add();
    const { body } = await staff.put(`/api/borrower_contacts/${id}`).send({ phone }).expect(400);
    expect(Object.keys(body.errors)).toContain('phone');
    expect(await stored(id)).toMatchObject({ phone: PHONE, version: 1 });
  });

  it('is replaced by a whole new number', async () => {
    const { id } = await add();
    expect(
      (await staff.put(`/api/borrower_contacts/${id}`).send({ phone: '13911112222' }).expect(200))
        .body.phone,
    ).toBe('139****2222');
    expect((await stored(id))['phone']).toBe('13911112222');
  });

  it('is revealed to whom may, for a reason kept with the name, not with the number', async () => {
    const { id } = await add();
    const reveal = (agent: Agent, sent: object) =>
      agent.post(`/api/borrower_contacts/${id}/reveal`).send(sent);
    for (const agent of [staff, supervisor, compliance])
      expect(
        (await reveal(agent, { fields: ['phone'], reason: '核实担保' }).expect(200)).body,
      ).toEqual({ id, phone: PHONE });
    const before = await rowCount(db(), 'audit_events');
    const refused = await reveal(admin, {
      fields: ['phone'],
      reason: '好奇',
    }).expect(403);
    expect(refused.text).not.toContain(PHONE);
    for (const [sent, field] of [
      [{ fields: ['phone'] }, 'reason'],
      [{ fields: [], reason: '查' }, 'fields'],
      [{ fields: ['full_name'], reason: '查' }, 'fields.0'],
      [{ fields: ['relationship'], reason: '查' }, 'fields.0'],
    ] as const) {
      expect(Object.keys((await reveal(staff, sent).expect(400)).body.errors)).toContain(field);
    }
    expect(await rowCount(db(), 'audit_events')).toBe(before);
    expect((await eventsOf(id)).filter((event) => event['action'] === 'reveal')).toMatchObject([
      { actor_name: '陈晓岚', before: null, after: { fields: ['phone'], reason: '核实担保' } },
      { actor_name: '林慧敏' },
      { actor_id: expect.any(Number) },
    ]);
    expect(await brokenAuditEvents(db())).toEqual([]);
  });
});

describe('lists of contacts', () => {
  it('are found by borrower, by relation, by the whole number or part of a name', async () => {
    const other = await createBorrower(staff);
    const [guarantor, friend] = [
      await add({ borrower_id: other, full_name: '钱担保' }),
      await add({
        borrower_id: other,
        relation: 'emergency_contact',
        full_name: '孙朋友',
        phone: '15099998888',
      }),
    ];
    const ids = async (filter: object) =>
      (
        (
          await staff
            .get('/api/borrower_contacts')
            .query(query({ filter: { borrower_id: other, ...filter } }))
            .expect(200)
        ).body as Contact[]
      ).map(({ id }) => id);
    expect(await ids({})).toEqual([guarantor.id, friend.id]);
    expect(await ids({ relation: 'emergency_contact' })).toEqual([friend.id]);
    expect(await ids({ relation: ['guarantor', 'emergency_contact'] })).toEqual([
      guarantor.id,
      friend.id,
    ]);
    expect(await ids({ q: '15099998888' })).toEqual([friend.id]);
    expect(await ids({ q: '担保' })).toEqual([guarantor.id]);
    expect(await ids({ q: '8888' })).toEqual([friend.id]);
    for (const q of ['1509999888', '9998', '%']) expect(await ids({ q }), q).toEqual([]);
    await staff
      .get('/api/borrower_contacts')
      .query(query({ filter: { phone: PHONE } }))
      .expect(400);
  });

  it('are exported masked, to whom may, and each export is on record', async () => {
    const { text, headers } = await compliance
      .get('/api/borrower_contacts/export')
      .query(query({ filter: { borrower_id: borrower } }))
      .expect(200);
    expect(headers['content-type']).toContain('text/csv');
    expect(text).toContain(MASKED);
    expect(text).not.toContain(PHONE);
    const [event] = (
      await compliance
        .get('/api/audit_events')
        .query(
          query({ filter: { resource: 'borrower_contacts', action: 'export' }, range: [0, 0] }),
        )
        .expect(200)
    ).body as Record<string, unknown>[];
    expect(event).toMatchObject({ after: { filter: JSON.stringify({ borrower_id: borrower }) } });
    await admin.get('/api/borrower_contacts/export').expect(403);
  });
});
