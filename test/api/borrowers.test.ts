import { describe, expect, it } from 'vitest';
import { query } from '../helpers/api.ts';
import { BORROWER, createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { contents, rowCount } from '../helpers/rows.ts';

const { server, staff, supervisor, compliance, admin } = await openDesk();

const MASKED = {
  phone: '138****5678',
  national_id: '110***********002X',
  address: '北京市朝阳区****',
};
const stored = async (id: number) =>
  (await server.deps.database.read('borrowers').where({ id }).first()) as Record<string, unknown>;
const read = async (id: number) => (await staff.get(`/api/borrowers/${id}`).expect(200)).body;

describe('a borrower', () => {
  it('is created with what was sent, read back, changed and removed', async () => {
    const sent = {
      external_id: 'CRUD-1',
      full_name: ' 李雷 ',
      region_code: '110105',
      employment_status: 'Permanent',
      employer_name: '某公司',
      monthly_income_minor: 1_234_500,
      other_lenders_count: 2,
      other_debt_minor: 9_000_000,
      company_name: '',
      identity_status: 'verified',
    };
    const { body } = await staff.post('/api/borrowers').send(sent).expect(201);
    expect(body).toMatchObject({
      ...sent,
      full_name: '李雷',
      company_name: null,
      version: 1,
      phone: null,
    });
    expect(await read(body.id)).toEqual(body);
    const changed = await staff
      .put(`/api/borrowers/${body.id}`)
      .send({ other_lenders_count: 3, employer_name: '' })
      .expect(200);
    expect(changed.body).toMatchObject({
      ...body,
      other_lenders_count: 3,
      employer_name: null,
      version: 2,
      updated_at: expect.any(String),
    });
    const gone = await supervisor.delete(`/api/borrowers/${body.id}`).expect(200);
    expect(gone.body.id).toBe(body.id);
    await staff.get(`/api/borrowers/${body.id}`).expect(404);
  });

  it('starts unverified, with only a name', async () => {
    const { body } = await staff.post('/api/borrowers').send({ full_name: '韩梅梅' }).expect(201);
    expect(body).toMatchObject({
      full_name: '韩梅梅',
      identity_status: 'unverified',
      external_id: null,
      national_id: null,
      address: null,
    });
  });

  it('is refused with a number that cannot be one, by name of the field', async () => {
    const { body } = await staff
      .post('/api/borrowers')
      .send({
        full_name: '错号',
        national_id: '110105194912310021',
        phone: '23800005678',
        region_code: '1101',
        monthly_income_minor: -1,
      })
      .expect(400);
    expect(Object.keys(body.errors).sort()).toEqual([
      'monthly_income_minor',
      'national_id',
      'phone',
      'region_code',
      'root',
    ]);
  });

  it('keeps its external id to itself: a second one is 409 at that field', async () => {
    await createBorrower(staff, { external_id: 'ONLY-1' });
    const other = await createBorrower(staff, { external_id: 'ONLY-2' });
    const created = await staff
      .post('/api/borrowers')
      .send({ full_name: '重号', external_id: 'ONLY-1' })
      .expect(409);
    expect(created.body).toMatchObject({
      code: 'conflict',
      errors: { external_id: expect.stringContaining('external_id') },
    });
    const changed = await staff
      .put(`/api/borrowers/${other}`)
      .send({ external_id: 'ONLY-1' })
      .expect(409);
    expect(changed.body.code).toBe('conflict');
    expect((await read(other)).external_id).toBe('ONLY-2');
  });

  it('with loans cannot be removed, and the refusal counts them', async () => {
    const id = await createBorrower(staff);
    await createLoan(staff, id);
    await createLoan(staff, id);
    const { body } = await supervisor.delete(`/api/borrowers/${id}`).expect(409);
    expect(body).toMatchObject({
      code: 'conflict',
      message: 'This borrower has 2 loan(s) and cannot be deleted',
    });
    await staff.get(`/api/borrowers/${id}`).expect(200);
  });
});

describe('two people at one borrower', () => {
  it('the second is told that the version is stale, and nothing of theirs is kept', async () => {
    const id = await createBorrower(staff);
    await staff.put(`/api/borrowers/${id}`).send({ version: 1, employer_name: '先到' }).expect(200);
    const { body } = await supervisor
      .put(`/api/borrowers/${id}`)
      .send({ version: 1, employer_name: '后到' })
      .expect(409);
    expect(body).toMatchObject({
      code: 'stale_version',
      errors: { version: expect.stringContaining('version 2') },
    });
    expect(await read(id)).toMatchObject({ employer_name: '先到', version: 2 });
    await supervisor
      .put(`/api/borrowers/${id}`)
      .send({ version: 2, employer_name: '后到' })
      .expect(200);
  });

  it('a save that changes nothing counts no version and leaves no trace', async () => {
    const id = await createBorrower(staff);
    const before = await contents(server.deps.database.read);
    const { body } = await staff
      .put(`/api/borrowers/${id}`)
      .send(await read(id))
      .expect(200);
    expect(body.version).toBe(1);
    expect(await contents(server.deps.database.read)).toBe(before);
  });

  it('of many concurrent saves of one version exactly one is kept', async () => {
    const id = await createBorrower(staff);
    const answers = await Promise.all(
      Array.from(
        { length: 8 },
        async (_, n) =>
          await staff.put(`/api/borrowers/${id}`).send({ version: 1, employer_name: `单位 ${n}` }),
      ),
    );
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
      200,
      ...Array<number>(7).fill(409),
    ]);
    expect((await read(id)).version).toBe(2);
  });
});

describe('personal data', () => {
  it('is masked after a create, in a record, a list, a change, an export, the audit', async () => {
    const { body: created } = await staff
      .post('/api/borrowers')
      .send({ ...BORROWER, external_id: 'MASK-1' })
      .expect(201);
    expect(created).toMatchObject(MASKED);
    const answers = [
      await staff.get(`/api/borrowers/${created.id}`),
      await staff.get('/api/borrowers').query(query({ filter: { external_id: 'MASK-1' } })),
      await staff.put(`/api/borrowers/${created.id}`).send({ employer_name: '某厂' }),
      await staff.get('/api/borrowers/export').query(query({ filter: { external_id: 'MASK-1' } })),
      await compliance
        .get('/api/audit_events')
        .query(query({ filter: { resource: 'borrowers', record_id: created.id } })),
    ];
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).toContain('****');
      expect(text).not.toContain(BORROWER.phone);
      expect(text).not.toContain(BORROWER.national_id);
      expect(text).not.toContain('建国路');
    }
  });

  it('sent back masked changes nothing, beside a field that does change', async () => {
    const id = await createBorrower(staff);
    const before = await stored(id);
    const record = await read(id);
    const { body } = await staff
      .put(`/api/borrowers/${id}`)
      .send({ ...record, full_name: '王小明二' })
      .expect(200);
    expect(body).toMatchObject({ ...MASKED, full_name: '王小明二', version: 2 });
    expect(await stored(id)).toMatchObject({
      phone: before['phone'],
      national_id: before['national_id'],
      address: before['address'],
    });
  });

  it.each([
    ['phone', '139****5678'],
    ['phone', '****'],
    ['national_id', '110***********0021'],
    ['address', '上海市****'],
  ] as const)('is not replaced by a mask that is not its own: %s %s', async (field, mask) => {
    const id = await createBorrower(staff);
    const before = await stored(id);
    const { body } = await staff
      .put(`/api/borrowers/${id}`)
      .send({ [field]: mask })
      .expect(400);
    expect(body).toMatchObject({
      code: 'invalid_request',
      errors: { [field]: expect.stringContaining('masked') },
    });
    expect(await stored(id)).toEqual(before);
  });

  it('cannot start out as a mask', async () => {
    for (const field of ['phone', 'national_id'] as const) {
      const { body } = await staff
        .post('/api/borrowers')
        .send({ full_name: '遮盖', [field]: MASKED[field] })
        .expect(400);
      expect(Object.keys(body.errors)).toContain(field);
    }
  });

  it('is replaced by a whole new value, and taken out by an empty one', async () => {
    const id = await createBorrower(staff);
    const { national_id } = await stored(id);
    await staff.put(`/api/borrowers/${id}`).send({ phone: '13911112222', address: '' }).expect(200);
    expect(await stored(id)).toMatchObject({
      phone: '13911112222',
      address: null,
      national_id,
    });
  });
});

describe('revealing personal data', () => {
  it('answers the plain fields that were asked for, to whom may, and no others', async () => {
    const id = await createBorrower(staff);
    const { phone, national_id, address } = await stored(id);
    const { body } = await staff
      .post(`/api/borrowers/${id}/reveal`)
      .send({ fields: ['phone'], reason: '回电核实' })
      .expect(200);
    expect(body).toEqual({ id, phone });
    const all = await compliance
      .post(`/api/borrowers/${id}/reveal`)
      .send({ fields: ['phone', 'national_id', 'address'], reason: '抽查' })
      .expect(200);
    expect(all.body).toEqual({ id, phone, national_id, address });
    await admin
      .post(`/api/borrowers/${id}/reveal`)
      .send({ fields: ['phone'], reason: '好奇' })
      .expect(403);
  });

  it('leaves who, when, what and why on the record, and never the value', async () => {
    const id = await createBorrower(staff);
    const plain = await stored(id);
    await staff
      .post(`/api/borrowers/${id}/reveal`)
      .send({ fields: ['national_id', 'phone'], reason: '寄送律师函' })
      .expect(200);
    const { body } = await compliance
      .get('/api/audit_events')
      .query(query({ filter: { resource: 'borrowers', record_id: id, action: 'reveal' } }))
      .expect(200);
    expect(body).toHaveLength(1);
    expect(body[0]).toMatchObject({
      actor_name: '陈晓岚',
      action: 'reveal',
      before: null,
      after: { fields: ['national_id', 'phone'], reason: '寄送律师函' },
    });
    const rows = await server.deps.database.read('audit_events').select('before', 'after');
    for (const field of ['phone', 'national_id'])
      expect(JSON.stringify(rows)).not.toContain(plain[field]);
  });

  it('needs a reason and a field that is masked, and answers nothing without', async () => {
    const id = await createBorrower(staff);
    const { phone } = await stored(id);
    const events = await rowCount(server.deps.database.read, 'audit_events');
    for (const [sent, field] of [
      [{ fields: ['phone'] }, 'reason'],
      [{ fields: ['phone'], reason: '  ' }, 'reason'],
      [{ fields: [], reason: '查' }, 'fields'],
      [{ fields: ['full_name'], reason: '核查' }, 'fields.0'],
    ] as const) {
      const { body, text } = await staff.post(`/api/borrowers/${id}/reveal`).send(sent).expect(400);
      expect(Object.keys(body.errors)).toContain(field);
      expect(text).not.toContain(phone);
    }
    await staff
      .post('/api/borrowers/999999/reveal')
      .send({ fields: ['phone'], reason: '核查' })
      .expect(404);
    expect(await rowCount(server.deps.database.read, 'audit_events')).toBe(events);
  });
});

describe('searching borrowers', () => {
  const found = async (q: string): Promise<number[]> => {
    const { body } = await staff
      .get('/api/borrowers')
      .query(query({ filter: { q }, range: [0, 99] }))
      .expect(200);
    return (body as { id: number }[]).map(({ id }) => id);
  };

  it('finds by the whole phone number or id, or by the end that a mask shows', async () => {
    const id = await createBorrower(staff, {
      full_name: '独一',
      phone: '15012349876',
      national_id: '320581198001010013',
    });
    expect(await found('15012349876')).toEqual([id]);
    expect(await found(' 15012349876 ')).toEqual([id]);
    expect(await found('320581198001010013')).toEqual([id]);
    expect(await found('9876')).toEqual([id]);
    expect(await found('0013')).toContain(id);
    for (const part of ['1501234987', '5012349876', '1234', '49876', '876', '32058119', '%'])
      expect(await found(part), part).not.toContain(id);
  });

  it('finds by part of a name, an employer, an external id, in any case of letters', async () => {
    const id = await createBorrower(staff, {
      full_name: '欧阳Alice',
      external_id: 'Ext-7788',
      employer_name: '星辰科技',
      company_name: '远山商贸',
    });
    for (const q of ['欧阳', 'alice', 'ALICE', 'ext-77', '辰科', '远山'])
      expect(await found(q), q).toEqual([id]);
  });

  it('takes the signs of a pattern as what they are', async () => {
    const id = await createBorrower(staff, { full_name: '百分之100%_\\完' });
    for (const q of ['100%', '%_\\完', '100%_\\']) expect(await found(q), q).toEqual([id]);
    for (const q of ['%_', '_\\', '%']) expect(await found(q), q).toEqual([]);
  });

  it('sorts and filters by ranges', async () => {
    for (const income of [100, 300, 200])
      await createBorrower(staff, { full_name: '收入', monthly_income_minor: income });
    const { body } = await staff
      .get('/api/borrowers')
      .query(
        query({
          filter: {
            full_name: '收入',
            monthly_income_minor_gte: 150,
            monthly_income_minor_lte: 300,
          },
          sort: ['monthly_income_minor', 'DESC'],
        }),
      )
      .expect(200);
    expect(body.map((row: Record<string, unknown>) => row['monthly_income_minor'])).toEqual([
      300, 200,
    ]);
  });

  it('lists those without a value last, whichever way it sorts', async () => {
    for (const income of [undefined, 5])
      await createBorrower(staff, { full_name: '空值', monthly_income_minor: income });
    for (const order of ['ASC', 'DESC']) {
      const { body } = await staff
        .get('/api/borrowers')
        .query(query({ filter: { full_name: '空值' }, sort: ['monthly_income_minor', order] }))
        .expect(200);
      expect(
        body.map((row: Record<string, unknown>) => row['monthly_income_minor']),
        order,
      ).toEqual([5, null]);
    }
  });
});
