import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import request, { type Agent, type Test } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import {
  createBorrower,
  createLoan,
  loanOf,
  startTestServer,
  TODAY,
  type TestServer,
} from '../helpers/api.ts';
import { contents } from '../helpers/rows.ts';

let server: TestServer;
let agent: Agent;
let before: string;
const known = { borrower: 0, loan: 0, note: 0, case: 0, payment: 0 };

beforeAll(async () => {
  server = await startTestServer();
  agent = await server.as('supervisor');
  known.borrower = await createBorrower(agent, { external_id: 'KNOWN' });
  known.loan = (await createLoan(agent, known.borrower)).id;
  known.note = (await agent.post('/api/collection_notes').send(note()).expect(201)).body.id;
  known.case = (
    await agent.post('/api/legal_cases').send({ loan_id: known.loan, claimed_minor: 1 }).expect(201)
  ).body.id;
  known.payment = (await agent.post('/api/payments').send(payment()).expect(201)).body.id;
  before = await contents(server.deps.database.read);
});
afterAll(async () => {
  await server.close();
});

const payment = (changes: object = {}) => ({
  loan_id: known.loan,
  client_reference: randomUUID(),
  amount_minor: 100,
  paid_on: TODAY,
  channel: 'cash',
  ...changes,
});
const note = (changes: object = {}) => ({
  loan_id: known.loan,
  channel: 'call',
  contacted_party: 'borrower',
  outcome: 'connected',
  content: '通话',
  ...changes,
});
const ask = (changes: object = {}) => ({
  loan_id: known.loan,
  channel: 'call',
  contacted_party: 'borrower',
  ...changes,
});
const preview = (changes: object) => ({
  principal_minor: 100,
  annual_rate_bps: 1,
  repayment_method: 'flat',
  installments_count: 1,
  disbursed_on: TODAY,
  first_due_on: '2026-04-05',
  ...changes,
});

const post = (path: string, body: object | string) => () =>
  agent.post(`/api/${path}`).set('Content-Type', 'application/json').send(body);
const put = (path: string, body: object) => () => agent.put(`/api/${path}`).send(body);
const get =
  (path: string, parameters: Record<string, string> = {}) =>
  () =>
    agent.get(`/api/${path}`).query(parameters);
const remove = (path: string) => () => agent.delete(`/api/${path}`);

/** Where the error stands: a field, or none when the request as a whole is wrong. */
type Case = [name: string, send: () => Test, status: number, code: string, field?: string];
const bad = (name: string, send: () => Test, field?: string): Case => [
  name,
  send,
  400,
  'invalid_request',
  field,
];
const gone = (name: string, send: () => Test): Case => [name, send, 404, 'not_found'];

const LONG = '长'.repeat(5001);
const WRONG_IDS: [shown: string, id: unknown][] = [
  ['abc', 'abc'],
  ['1.5', 1.5],
  ['0', 0],
  ['-1', -1],
  ['99999999999', 99_999_999_999],
  ['2147483648', 2_147_483_648],
  ['1e400', '1e400'],
  ['[1]', [1]],
  ['{}', {}],
  ['true', true],
];

const fields: Case[] = [
  bad('an unknown field', () => post('borrowers', { full_name: '甲', colour: 'red' })(), 'colour'),
  bad(
    'an unknown field that every object has',
    () => post('borrowers', '{"full_name":"甲","__proto__":{"a":1},"constructor":1}')(),
    'constructor',
  ),
  bad('a number for a name', () => post('borrowers', { full_name: 7 })(), 'full_name'),
  bad('a list for a name', () => post('borrowers', { full_name: ['甲'] })(), 'full_name'),
  bad('null for a name', () => post('borrowers', { full_name: null })(), 'full_name'),
  bad('blanks for a name', () => post('borrowers', { full_name: '   ' })(), 'full_name'),
  bad(
    'a name that is too long',
    () => post('borrowers', { full_name: '长'.repeat(101) })(),
    'full_name',
  ),
  bad(
    'a name with a NUL in it',
    () => post('borrowers', { full_name: '甲\u0000乙' })(),
    'full_name',
  ),
  bad(
    'a NUL in a field that may be absent',
    () => post('borrowers', { full_name: '甲', employer_name: 'a\u0000' })(),
    'employer_name',
  ),
  bad(
    'a NUL in a masked field',
    () => put(`borrowers/${known.borrower}`, { phone: '138****\u0000' })(),
    'phone',
  ),
  bad(
    'a word outside the vocabulary',
    () => post('borrowers', { full_name: '甲', identity_status: 'sure' })(),
    'identity_status',
  ),
  bad('text for money', () => post('payments', payment({ amount_minor: '100' }))(), 'amount_minor'),
  bad(
    'a fraction of a fen',
    () => post('payments', payment({ amount_minor: 0.5 }))(),
    'amount_minor',
  ),
  bad('no money at all', () => post('payments', payment({ amount_minor: 0 }))(), 'amount_minor'),
  bad('negative money', () => post('payments', payment({ amount_minor: -100 }))(), 'amount_minor'),
  bad(
    'more money than there is',
    () => post('payments', payment({ amount_minor: 100_000_000_001 }))(),
    'amount_minor',
  ),
  bad(
    'money beyond 2^53',
    () =>
      post(
        'payments',
        JSON.stringify(payment()).replace('"amount_minor":100', '"amount_minor":9007199254740993'),
      )(),
    'amount_minor',
  ),
  bad(
    'infinite money',
    () =>
      post(
        'payments',
        JSON.stringify(payment()).replace('"amount_minor":100', '"amount_minor":1e999'),
      )(),
    'amount_minor',
  ),
  bad('31 February', () => post('payments', payment({ paid_on: '2026-02-31' }))(), 'paid_on'),
  bad(
    'a date written otherwise',
    () => post('payments', payment({ paid_on: '2026/3/5' }))(),
    'paid_on',
  ),
  bad(
    'an instant for a date',
    () => post('payments', payment({ paid_on: `${TODAY}T00:00:00Z` }))(),
    'paid_on',
  ),
  bad(
    'a date before 1970',
    () => post('loans', loanOf(known.borrower, { disbursed_on: '1969-12-31' }))(),
    'disbursed_on',
  ),
  bad(
    'a date after 2199',
    () => post('loans', loanOf(known.borrower, { first_due_on: '2200-01-01' }))(),
    'first_due_on',
  ),
  bad(
    'a reference that is no UUID',
    () => post('payments', payment({ client_reference: 'receipt 17' }))(),
    'client_reference',
  ),
  bad(
    'a memo that is too long',
    () => post('payments', payment({ memo: '长'.repeat(501) }))(),
    'memo',
  ),
  bad(
    'a negative rate',
    () => post('loans', loanOf(known.borrower, { annual_rate_bps: -1 }))(),
    'annual_rate_bps',
  ),
  bad(
    'a rate of over 1,000 %',
    () => post('loans', loanOf(known.borrower, { annual_rate_bps: 100_001 }))(),
    'annual_rate_bps',
  ),
  bad(
    'no installments',
    () => post('loans', loanOf(known.borrower, { installments_count: 0 }))(),
    'installments_count',
  ),
  bad(
    'a billion installments',
    () => post('loans', loanOf(known.borrower, { installments_count: 1_000_000_000 }))(),
    'installments_count',
  ),
  bad(
    'a number of a loan with blanks',
    () => post('loans', loanOf(known.borrower, { loan_no: 'DH 1' }))(),
    'loan_no',
  ),
  bad(
    'negative principal in a preview',
    () => post('schedule_preview', preview({ principal_minor: -5 }))(),
    'principal_minor',
  ),
  bad(
    'a note that is too long',
    () => post('collection_notes', note({ content: LONG }))(),
    'content',
  ),
  bad(
    'a note with a NUL in it',
    () => post('collection_notes', note({ content: 'a\u0000b' }))(),
    'content',
  ),
  bad(
    'an instant without its zone',
    () => post('collection_notes', note({ contacted_at: '2026-03-05T08:00:00' }))(),
    'contacted_at',
  ),
  bad(
    'a word for an instant',
    () => post('collection_notes', note({ contacted_at: 'now' }))(),
    'contacted_at',
  ),
  bad(
    'an instant that does not exist',
    () => post('collection_notes', note({ contacted_at: '2026-02-30T08:00:00Z' }))(),
    'contacted_at',
  ),
  bad(
    'a contact in the year 9999',
    () => post('collection_notes', note({ contacted_at: '9999-12-31T14:00:00Z' }))(),
    'contacted_at',
  ),
  bad(
    'a contact in the year 1',
    () => post('collection_notes', note({ contacted_at: '0001-01-01T00:00:00Z' }))(),
    'contacted_at',
  ),
  ...(
    [
      '9999-12-31T14:00:00Z',
      '0000-01-01T00:00:00+14:00',
      '2025-11-04T15:59:59Z',
      '2027-03-06T16:00:00Z',
    ] as const
  ).flatMap((at): Case[] => [
    bad(`a check of a contact at ${at}`, () => post('contact_check', ask({ at }))(), 'at'),
    bad(`a slot at ${at}`, () => post('contact_check', ask({ at, reserve: true }))(), 'at'),
  ]),
  bad(
    'a slot in twenty minutes',
    () => post('contact_check', ask({ at: `${TODAY}T04:20:00Z`, reserve: true }))(),
    'at',
  ),
  bad(
    'a slot of twenty minutes ago',
    () => post('contact_check', ask({ at: `${TODAY}T03:40:00Z`, reserve: true }))(),
    'at',
  ),
  bad(
    'a promise for over a year from now',
    () =>
      post(
        'collection_notes',
        note({ outcome: 'promised', promise_amount_minor: 1, promise_on: '2027-03-07' }),
      )(),
    'promise_on',
  ),
  bad(
    'a hold of ten years',
    () => post('holds', { loan_id: known.loan, reason: 'dispute', ends_on: '2036-03-05' })(),
    'ends_on',
  ),
  bad(
    'a hold that starts in ten years',
    () =>
      post('holds', {
        loan_id: known.loan,
        reason: 'dispute',
        starts_on: '2036-03-05',
        ends_on: '2036-03-06',
      })(),
    'starts_on',
  ),
  bad(
    'a hearing in ten years',
    () => post('case_hearings', { legal_case_id: known.case, on: '2036-03-05', purpose: '开庭' })(),
    'on',
  ),
  bad(
    'a measure until the year 2100',
    () =>
      post('case_measures', {
        legal_case_id: known.case,
        purpose: 'preservation',
        kind: 'deposit',
        property: '存款',
        taken_on: TODAY,
        until_on: '2100-01-01',
      })(),
    'until_on',
  ),
  bad(
    'an obstacle until the year 2100',
    () =>
      post('limitation_suspensions', {
        loan_id: known.loan,
        kind: 'force_majeure',
        from_on: TODAY,
        until_on: '2100-01-01',
      })(),
    'until_on',
  ),
  bad(
    'a guarantee agreed until the year 2100',
    () =>
      post('guarantees', {
        loan_id: known.loan,
        borrower_contact_id: 1,
        form: 'ordinary',
        agreed_until: '2100-01-01',
      })(),
    'agreed_until',
  ),
  bad(
    'a first due date in ten years',
    () => post('loans', loanOf(known.borrower, { first_due_on: '2036-03-05' }))(),
    'first_due_on',
  ),
  bad(
    'terms that take effect in ten years',
    () =>
      post('restructures/preview', {
        loan_id: known.loan,
        terms: { effective_on: '2036-03-05', installments_count: 6, first_due_on: '2036-04-05' },
      })(),
    'terms.effective_on',
  ),
  bad(
    'a case that starts filed',
    () => post('legal_cases', { loan_id: known.loan, claimed_minor: 1, stage: 'filed' })(),
    'stage',
  ),
  bad(
    'a stage there is not',
    () => post(`legal_cases/${known.case}/advance`, { stage: 'appeal', on: TODAY })(),
    'stage',
  ),
  bad(
    'a reversal without a reason',
    () => post(`payments/${known.payment}/reverse`, {})(),
    'reason',
  ),
  bad(
    'a wrong type in a change',
    () => put(`borrowers/${known.borrower}`, { full_name: 7 })(),
    'full_name',
  ),
  bad(
    '31 February in a change',
    () => put(`loans/${known.loan}`, { disbursed_on: '2025-02-31' })(),
    'disbursed_on',
  ),
  bad(
    'a version that is no number',
    () => put(`loans/${known.loan}`, { version: 'latest' })(),
    'version',
  ),
  [
    'a stale version',
    () => put(`borrowers/${known.borrower}`, { full_name: '乙', version: 77 })(),
    409,
    'stale_version',
    'version',
  ],
  [
    'a payment in the future',
    () => post('payments', payment({ paid_on: '2026-03-06' }))(),
    422,
    'rule_violated',
    'paid_on',
  ],
  [
    'an external id that is taken',
    () => post('borrowers', { full_name: '乙', external_id: 'KNOWN' })(),
    409,
    'conflict',
    'external_id',
  ],
  ...WRONG_IDS.flatMap(([shown, id]): Case[] => [
    bad(
      `loan ${shown} of a payment`,
      () => post('payments', payment({ loan_id: id }))(),
      'loan_id',
    ),
    bad(
      `loan ${shown} of a case`,
      () => post('legal_cases', { loan_id: id, claimed_minor: 1 })(),
      'loan_id',
    ),
    bad(
      `borrower ${shown} of a loan`,
      () => post('loans', { ...loanOf(1), borrower_id: id })(),
      'borrower_id',
    ),
  ]),
];

const bodies: Case[] = [
  bad('malformed JSON', () => post('borrowers', '{"full_name": ')()),
  bad('a body that is no object', () => post('borrowers', '[1]')()),
  bad('a body that is a bare word', () => post('borrowers', '"甲"')()),
  bad('no body', () => agent.post('/api/borrowers'), 'full_name'),
  bad('a body of text/plain', () =>
    agent.post('/api/borrowers').set('Content-Type', 'text/plain').send('{"full_name":"甲"}'),
  ),
  bad('a form', () => agent.post('/api/borrowers').type('form').send({ full_name: '甲' })),
  bad('a list as a change', () => put(`borrowers/${known.borrower}`, [])()),
  bad('a body of 10 MB', () =>
    post('borrowers', `{"full_name":"${'x'.repeat(10 * 1024 * 1024)}"}`)(),
  ),
  bad('a charset nobody knows', () =>
    agent
      .post('/api/borrowers')
      .set('Content-Type', 'application/json; charset=klingon')
      .send('{"full_name":"甲"}'),
  ),
  bad('a compression nobody knows', () =>
    agent
      .post('/api/borrowers')
      .set('Content-Type', 'application/json')
      .set('Content-Encoding', 'zip')
      .send('{"full_name":"甲"}'),
  ),
  bad('a compression that it is not', () =>
    agent
      .post('/api/borrowers')
      .set('Content-Type', 'application/json')
      .set('Content-Encoding', 'gzip')
      .send('{"full_name":"甲"}'),
  ),
];

const filter = (value: unknown) => ({
  filter: typeof value === 'string' ? value : JSON.stringify(value),
});
const lists: Case[] = [
  bad('a page of 10,000 rows', () => get('loans', { range: '[0,9999]' })(), 'range'),
  bad('a range that runs backwards', () => get('loans', { range: '[10,5]' })(), 'range'),
  bad('a negative range', () => get('loans', { range: '[-1,5]' })(), 'range'),
  bad('a range that is one number', () => get('loans', { range: '5' })(), 'range'),
  bad('a range that is no JSON', () => get('loans', { range: '0-24' })(), 'range'),
  bad(
    'a range beyond what a number holds',
    () => get('loans', { range: '[9007199254740993,9007199254740994]' })(),
    'range',
  ),
  bad('a sort by an unknown field', () => get('loans', { sort: '["colour","ASC"]' })(), 'sort'),
  bad(
    'a sort by what must not be seen',
    () => get('users', { sort: '["password_hash","ASC"]' })(),
    'sort',
  ),
  bad(
    'a sort in an unknown direction',
    () => get('loans', { sort: '["id","SIDEWAYS"]' })(),
    'sort',
  ),
  bad(
    'a sort with SQL in it',
    () => get('loans', { sort: '["id; drop table loans","ASC"]' })(),
    'sort',
  ),
  bad('a sort that is no JSON', () => get('loans', { sort: 'id' })(), 'sort'),
  bad('a filter by an unknown field', () => get('loans', filter({ colour: 'red' }))(), 'colour'),
  bad(
    'a filter by what must not be seen',
    () => get('users', filter({ password_hash: 'x' }))(),
    'password_hash',
  ),
  bad(
    'a filter by a personal datum',
    () => get('borrowers', filter({ phone: '13800005678' }))(),
    'phone',
  ),
  bad(
    'a range over a field that has none',
    () => get('loans', filter({ status_gte: 'a' }))(),
    'status_gte',
  ),
  bad(
    'a filter that every object has',
    () => get('loans', { filter: '{"constructor":1}' })(),
    'constructor',
  ),
  bad('a filter that is a list', () => get('loans', filter([1]))(), 'filter'),
  bad('a filter that is a number', () => get('loans', filter('7'))(), 'filter'),
  bad('a filter that is no JSON', () => get('loans', filter('{id:1}'))(), 'filter'),
  bad(
    'a filter of the wrong type',
    () => get('loans', filter({ borrower_id: 'abc' }))(),
    'borrower_id',
  ),
  bad(
    'a filter with an object as value',
    () => get('loans', filter({ status: { $ne: 'active' } }))(),
    'status',
  ),
  bad(
    'a filter outside the vocabulary',
    () => get('loans', filter({ status: 'burnt' }))(),
    'status',
  ),
  bad(
    'a filter by a date that does not exist',
    () => get('payments', filter({ paid_on_gte: '2026-02-31' }))(),
    'paid_on_gte',
  ),
  bad(
    'a bound that is a list',
    () => get('payments', filter({ amount_minor_gte: [1, 2] }))(),
    'amount_minor_gte',
  ),
  bad(
    'a bound that is nothing',
    () => get('payments', filter({ amount_minor_gte: null }))(),
    'amount_minor_gte',
  ),
  bad(
    'a filter by an id that no engine holds',
    () => get('payments', filter({ loan_id: 99_999_999_999 }))(),
    'loan_id',
  ),
  bad(
    'getMany of an id that no engine holds',
    () => get('loans', filter({ id: [1, 99_999_999_999] }))(),
    'id',
  ),
  bad(
    'a filter beyond what a number holds',
    () => get('payments', filter('{"amount_minor_gte":9007199254740993}'))(),
    'amount_minor_gte',
  ),
  bad(
    'a filter with a NUL in it',
    () => get('borrowers', filter({ full_name: 'a\u0000' }))(),
    'full_name',
  ),
  bad('a tier there is not', () => get('loans', filter({ tier: 'M9' }))(), 'tier'),
  bad('a search that is a number', () => get('loans', filter({ q: 7 }))(), 'q'),
  bad('a search that is too long', () => get('loans', filter({ q: 'x'.repeat(201) }))(), 'q'),
  bad('a search with a NUL in it', () => get('loans', filter({ q: 'a\u0000b' }))(), 'q'),
  bad('an unknown parameter', () => get('loans', { page: '2' })(), 'page'),
  bad(
    'an unknown parameter of an export',
    () => get('loans/export', { format: 'pdf' })(),
    'format',
  ),
  bad(
    'tiers as of a day that does not exist',
    () => get('overdue_tiers', { as_of: '2026-02-30' })(),
    'as_of',
  ),
];

const paths: Case[] = [
  ...['abc', '1.5', '0', '-1', '99999999999', '1%20or%201=1', '%00', 'null', '１'].flatMap(
    (id): Case[] => [
      gone(`GET of loan ${id}`, get(`loans/${id}`)),
      gone(`PUT of loan ${id}`, put(`loans/${id}`, { product: 'card' })),
      gone(`DELETE of loan ${id}`, remove(`loans/${id}`)),
      gone(`a command on payment ${id}`, post(`payments/${id}/reverse`, { reason: '测试' })),
    ],
  ),
  gone('a record that is not there', get('borrowers/987654')),
  gone('broken UTF-8 in the path', get('loans/%E0%A4%A')),
  gone('a percent sign that encodes nothing', get('loans/%zz')),
  gone('an unknown address', get('nothing')),
  gone('an unknown verb on a record', post('loans/1/burn', {})),
  gone('a way out of the folder', get('%2e%2e/%2e%2e/etc/passwd')),
  gone('a very long address', get(`loans/${'9'.repeat(4000)}`)),
];

/** Marks of code, statements and places that no answer may show. */
const LEAKS = [
  /node_modules/,
  /\bat .+:\d+:\d+/,
  /\.ts\b/,
  /\bselect\b.+\bfrom\b/i,
  /\binsert into\b/i,
  /SQLITE|sqlite_|pg_|syntax error/,
  /knex/i,
  /ZodError|SyntaxError|TypeError|RangeError/,
];

async function refusedIn(
  language: string,
  send: () => Test,
  status: number,
  code: string,
  field: string | undefined,
): Promise<{ message: string; errors: Record<string, unknown> }> {
  const answer = await send().set('Accept-Language', language);
  expect([answer.status, answer.body.code], answer.text.slice(0, 300)).toEqual([status, code]);
  expect(answer.headers['content-type']).toContain('application/json');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.body.errors.root).toEqual({ serverError: answer.body.message });
  const named = Object.keys(answer.body.errors).filter((name) => name !== 'root');
  if (field === undefined) expect(named).toEqual([]);
  else expect(named).toContain(field);
  for (const leak of LEAKS) expect(answer.text).not.toMatch(leak);
  expect(answer.text).not.toContain(process.cwd());
  return answer.body;
}

describe.each([
  ['a field', fields],
  ['a body', bodies],
  ['a list', lists],
  ['an address', paths],
] as const)('%s that cannot be right', (_kind, cases) => {
  it.each(cases)('%s', async (_name, send, status, code, field) => {
    const english = await refusedIn('en', send, status, code, field);
    const chinese = await refusedIn('zh-CN,zh;q=0.9,en;q=0.8', send, status, code, field);
    expect(english.message).toMatch(/^[^\u4e00-\u9fff]+$/);
    expect(chinese.message).toMatch(/[\u4e00-\u9fff]/);
    if (field !== undefined) {
      expect(english.errors[field]).toMatch(/[A-Za-z]/);
      expect(chinese.errors[field]).toMatch(/[\u4e00-\u9fff]/);
    }
    const after = await contents(server.deps.database.read);
    const same = after === before;
    before = after;
    expect(same, 'something was written').toBe(true);
  });
});

describe('what nobody expected', () => {
  it('is a 500 that says nothing of itself but an id, which the log knows', async () => {
    const lines: string[] = [];
    const log = pino(
      { level: 'error' },
      {
        write: (line: string) => {
          lines.push(line);
        },
      },
    );
    const { database } = server.deps;
    const broken = {
      ...database,
      read: Object.assign(
        (() => {
          throw new Error('select secret from /var/lib/book');
        }) as unknown as typeof database.read,
        {},
      ),
    };
    const app = createApp({ ...server.deps, log, database: broken }, undefined);
    const answer = await request(app)
      .post('/api/session')
      .set('Accept-Language', 'en')
      .send({ username: 'staff', password: 'any-password' })
      .expect(500);
    expect(answer.body).toMatchObject({
      code: 'internal',
      errors: { root: { serverError: answer.body.message } },
    });
    const [id] = /[0-9a-f-]{36}/.exec(answer.body.message) ?? [];
    expect(id).toBeDefined();
    expect(answer.text).not.toMatch(/secret|var\/lib|any-password/);
    expect(lines.filter((line) => line.includes(String(id)))).toHaveLength(1);
    expect(lines.join('')).not.toMatch(/select secret|any-password/);
  });
});
