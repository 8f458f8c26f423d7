import { randomUUID } from 'node:crypto';
import { fetchUtils, HttpError, type DataProvider, type Identifier, type RaRecord } from 'ra-core';
import simpleRest from 'ra-data-simple-rest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Running } from '../../server/commands/serve.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, loanOf } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

/** The stock provider, as the screens use it, against the server as `npm start` runs it. */
const { server, staff: clerk } = await openDesk();
let running: Running;
let url: string;
let staff: DataProvider;
let supervisor: DataProvider;
let compliance: DataProvider;
let borrower: number;
let loan: Identifier;

async function providerOf(username?: string): Promise<DataProvider> {
  let cookie = '';
  if (username !== undefined) {
    const answer = await fetch(`${url}/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, password: server.deps.config.demoPassword }),
    });
    expect(answer.status).toBe(200);
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  }
  return simpleRest(url, async (address, options = {}) => {
    const headers = new Headers(options.headers);
    headers.set('Cookie', cookie);
    headers.set('Accept-Language', 'en');
    return await fetchUtils.fetchJson(String(address), { ...options, headers });
  });
}

const page = (changes: object = {}) => ({
  pagination: { page: 1, perPage: 25 },
  sort: { field: 'id', order: 'ASC' as const },
  filter: {},
  ...changes,
});
const ids = (rows: readonly RaRecord[]) => rows.map((row) => row.id);

async function refusal(call: Promise<unknown>): Promise<HttpError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(HttpError);
  return error as HttpError;
}

const payment = (amount_minor = 1000) => ({
  loan_id: loan,
  client_reference: randomUUID(),
  amount_minor,
  paid_on: TODAY,
  channel: 'cash',
});
const note = () => ({
  loan_id: loan,
  channel: 'call',
  contacted_party: 'borrower',
  outcome: 'connected',
  content: '已说明还款安排',
});
const legalCase = () => ({ loan_id: loan, claimed_minor: 500_000, court: '北京市朝阳区人民法院' });

beforeAll(async () => {
  running = await serve(
    { ...server.deps, config: { ...server.deps.config, port: 0, demoBook: false } },
    undefined,
  );
  url = `${running.url}/api`;
  [staff, supervisor, compliance] = [
    await providerOf('staff'),
    await providerOf('supervisor'),
    await providerOf('compliance'),
  ];
  borrower = await createBorrower(clerk, { external_id: 'B-0' });
  loan = (await createLoan(clerk, borrower)).id;
  await staff.create('payments', { data: payment() });
  const written = await staff.create('collection_notes', { data: note() });
  await staff.update('collection_notes', {
    id: written.data.id,
    data: { content: '第二稿' },
    previousData: written.data,
  });
  await staff.create('legal_cases', { data: legalCase() });
});
afterAll(async () => {
  await running.stop();
});

describe('reading through the stock data provider', () => {
  it('getList sorts, cuts pages, filters, and knows the total', async () => {
    for (const n of [3, 1, 5, 2, 4])
      await staff.create('borrowers', { data: { full_name: '分页', external_id: `PAGE-${n}` } });
    const filter = { full_name: '分页' };
    const sort = { field: 'external_id', order: 'DESC' as const };
    const first = await staff.getList(
      'borrowers',
      page({ pagination: { page: 1, perPage: 2 }, sort, filter }),
    );
    const last = await staff.getList(
      'borrowers',
      page({ pagination: { page: 3, perPage: 2 }, sort, filter }),
    );
    expect(first.data.map((row) => row['external_id'])).toEqual(['PAGE-5', 'PAGE-4']);
    expect(last.data.map((row) => row['external_id'])).toEqual(['PAGE-1']);
    expect([first.total, last.total]).toEqual([5, 5]);
    const some = await staff.getList(
      'borrowers',
      page({
        filter: { external_id: ['PAGE-2', 'PAGE-3', 'PAGE-9'] },
        sort: { field: 'external_id', order: 'ASC' },
      }),
    );
    expect(some.data.map((row) => row['external_id'])).toEqual(['PAGE-2', 'PAGE-3']);
    expect(some.total).toBe(2);
  });

  it('getList answers an empty list, and a page after the last, with their total', async () => {
    expect(await staff.getList('borrowers', page({ filter: { q: '查无此人' } }))).toMatchObject({
      data: [],
      total: 0,
    });
    const beyond = await staff.getList(
      'borrowers',
      page({ pagination: { page: 40, perPage: 25 }, filter: { external_id: 'B-0' } }),
    );
    expect(beyond).toMatchObject({ data: [], total: 1 });
  });

  it.each([
    'borrowers',
    'loans',
    'installments',
    'payments',
    'collection_notes',
    'note_revisions',
    'legal_cases',
    'users',
    'audit_events',
  ])('getList and getOne read %s', async (resource) => {
    const { data, total } = await compliance.getList(resource, page());
    expect(data.length).toBeGreaterThan(0);
    expect(total).toBeGreaterThanOrEqual(data.length);
    const one = await compliance.getOne(resource, { id: data[0]?.id });
    expect(one.data).toEqual(data[0]);
  });

  it('getList reads the tiers view like any resource', async () => {
    const { data, total } = await staff.getList('overdue_tiers', page());
    expect(ids(data)).toEqual(['M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7']);
    expect(total).toBe(8);
  });

  it('getMany answers 400 records at once, and leaves out ids that are gone', async () => {
    const long = await staff.create('loans', {
      data: loanOf(borrower, { installments_count: 360 }),
    });
    const longer = await staff.create('loans', {
      data: loanOf(borrower, { installments_count: 40 }),
    });
    const all = await staff.getList(
      'installments',
      page({
        pagination: { page: 1, perPage: 1000 },
        filter: { loan_id: [long.data.id, longer.data.id] },
      }),
    );
    expect(all.total).toBe(400);
    const many = await staff.getMany('installments', { ids: ids(all.data) });
    expect(new Set(ids(many.data))).toEqual(new Set(ids(all.data)));
    expect(ids((await staff.getMany('borrowers', { ids: [borrower, 987_654] })).data)).toEqual([
      borrower,
    ]);
  });

  it('getManyReference reads the rows of one record, sorted and counted', async () => {
    const other = await staff.create('loans', { data: loanOf(borrower) });
    const rows = await staff.getManyReference('installments', {
      target: 'loan_id',
      id: other.data.id,
      ...page({ pagination: { page: 2, perPage: 5 }, sort: { field: 'sequence', order: 'DESC' } }),
    });
    expect(rows.data.map((row) => row['sequence'])).toEqual([7, 6, 5, 4, 3]);
    expect(rows.total).toBe(12);
    expect(new Set(rows.data.map((row) => row['loan_id']))).toEqual(new Set([other.data.id]));
  });
});

describe('writing through the stock data provider', () => {
  it('creates each resource and answers it with its id', async () => {
    const rows: Record<string, object> = {
      borrowers: { full_name: '新客' },
      loans: loanOf(borrower),
      payments: payment(),
      collection_notes: note(),
      legal_cases: legalCase(),
    };
    for (const [resource, data] of Object.entries(rows)) {
      const created = await staff.create(resource, { data });
      expect(created.data.id).toEqual(expect.any(Number));
      const { loan_id: _same, ...sent } = data as Record<string, unknown>;
      expect((await staff.getOne(resource, { id: created.data.id })).data).toMatchObject(sent);
    }
  });

  it('updates each resource with the whole record and counts its version up', async () => {
    const changes: Record<string, object> = {
      borrowers: { employer_name: '新单位' },
      loans: { product: 'cash_loan' },
      payments: { memo: '补记' },
      collection_notes: { content: '改后的内容' },
      legal_cases: { law_firm: '某律所' },
    };
    const rows: Record<string, object> = {
      borrowers: { full_name: '将改' },
      loans: loanOf(borrower),
      payments: payment(),
      collection_notes: note(),
      legal_cases: legalCase(),
    };
    for (const [resource, change] of Object.entries(changes)) {
      const { data: before } = await staff.create(resource, { data: { ...rows[resource] } });
      const { data: after } = await staff.update(resource, {
        id: before.id,
        data: { ...before, ...change },
        previousData: before,
      });
      expect(after).toMatchObject({
        ...change,
        id: before.id,
        version: Number(before['version']) + 1,
      });
      expect((await staff.getOne(resource, { id: before.id })).data).toEqual(after);
    }
  });

  it('updateMany sends parts of records, and every one of them changes', async () => {
    const made = [
      await staff.create('loans', { data: loanOf(borrower) }),
      await staff.create('loans', { data: loanOf(borrower) }),
    ];
    const { data } = await staff.getList('users', page({ filter: { username: 'staff2' } }));
    const many = ids(made.map((one) => one.data));
    expect(
      (await staff.updateMany('loans', { ids: many, data: { assigned_to: data[0]?.id } })).data,
    ).toEqual(many);
    const after = await staff.getMany('loans', { ids: many });
    expect(after.data.map((row) => row['assigned_to'])).toEqual([data[0]?.id, data[0]?.id]);
  });

  it('delete and deleteMany remove what may be removed', async () => {
    const rows: Record<string, object> = {
      borrowers: { full_name: '将删' },
      loans: loanOf(borrower),
      legal_cases: legalCase(),
    };
    for (const [resource, data] of Object.entries(rows)) {
      const made = [];
      for (let n = 0; n < 3; n += 1) made.push((await staff.create(resource, { data })).data);
      const [one, ...rest] = made;
      const gone = await supervisor.delete(resource, { id: Number(one?.id), previousData: one });
      expect(gone.data.id).toBe(one?.id);
      expect((await supervisor.deleteMany(resource, { ids: ids(rest) })).data).toEqual(ids(rest));
      expect((await staff.getMany(resource, { ids: ids(made) })).data).toEqual([]);
    }
  });
});

describe('refusals through the stock data provider', () => {
  it('arrive with their status and a text at each field', async () => {
    const error = await refusal(
      staff.create('borrowers', { data: { full_name: '', phone: '123', colour: 'red' } }),
    );
    expect(error.status).toBe(400);
    expect(error.message).toBe(error.body.message);
    expect(Object.keys(error.body.errors).sort()).toEqual(['colour', 'full_name', 'phone', 'root']);
    expect(error.body.errors.root).toEqual({ serverError: error.body.message });
  });

  it('tell 401, 403, 404, 409 and 422 apart', async () => {
    const anonymous = await providerOf();
    expect((await refusal(anonymous.getList('loans', page()))).status).toBe(401);
    expect(
      (await refusal(compliance.create('borrowers', { data: { full_name: '无权' } }))).status,
    ).toBe(403);
    expect((await refusal(staff.getOne('loans', { id: 987_654 }))).status).toBe(404);
    const { data } = await staff.getOne('borrowers', { id: borrower });
    const stale = await refusal(
      staff.update('borrowers', {
        id: borrower,
        data: { ...data, version: 0 },
        previousData: data,
      }),
    );
    expect([stale.status, stale.body.code, typeof stale.body.errors.version]).toEqual([
      409,
      'stale_version',
      'string',
    ]);
    const kept = await refusal(
      supervisor.delete('borrowers', { id: borrower, previousData: data }),
    );
    expect([kept.status, kept.body.code]).toEqual([409, 'conflict']);
    const early = await refusal(
      staff.create('payments', { data: { ...payment(), paid_on: '2025-01-01' } }),
    );
    expect([early.status, Object.keys(early.body.errors)]).toEqual([422, ['paid_on', 'root']]);
  });

  it('meet what no resource offers: payments and notes are never removed', async () => {
    const { data } = await staff.create('payments', { data: payment() });
    expect(
      (await refusal(supervisor.delete('payments', { id: data.id, previousData: data }))).status,
    ).toBe(404);
    expect((await refusal(supervisor.delete('collection_notes', { id: 1 }))).status).toBe(404);
    expect((await staff.getOne('payments', { id: data.id })).data).toEqual(data);
  });
});
