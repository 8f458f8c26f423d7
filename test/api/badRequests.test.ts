import { pino } from 'pino';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import {
  bad,
  type Case,
  describeRefused,
  gone,
  oneOfEach,
  requestsBy,
} from '../helpers/badInput.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, supervisor } = await openDesk();
const known = await oneOfEach(supervisor);
const { post, put, get, remove } = requestsBy(supervisor);
const bodies: Case[] = [
  bad('malformed JSON', () => post('borrowers', '{"full_name": ')()),
  bad('a body that is no object', () => post('borrowers', '[1]')()),
  bad('a body that is a bare word', () => post('borrowers', '"甲"')()),
  bad('no body', () => supervisor.post('/api/borrowers'), 'full_name'),
  bad('a body of text/plain', () =>
    supervisor.post('/api/borrowers').set('Content-Type', 'text/plain').send('{"full_name":"甲"}'),
  ),
  bad('a form', () => supervisor.post('/api/borrowers').type('form').send({ full_name: '甲' })),
  bad('a list as a change', () => put(`borrowers/${known.borrower}`, [])()),
  bad('a body of 10 MB', () =>
    post('borrowers', `{"full_name":"${'x'.repeat(10 * 1024 * 1024)}"}`)(),
  ),
  bad('a charset nobody knows', () =>
    supervisor
      .post('/api/borrowers')
      .set('Content-Type', 'application/json; charset=klingon')
      .send('{"full_name":"甲"}'),
  ),
  bad('a compression nobody knows', () =>
    supervisor
      .post('/api/borrowers')
      .set('Content-Type', 'application/json')
      .set('Content-Encoding', 'zip')
      .send('{"full_name":"甲"}'),
  ),
  bad('a compression that it is not', () =>
    supervisor
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
describeRefused(server, [
  ['a body', bodies],
  ['a list', lists],
  ['an address', paths],
]);

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
    const read = new Proxy(database.read, {
      apply: () => {
        throw new Error('select secret from /var/lib/book');
      },
    });
    const app = createApp({ ...server.deps, log, database: { ...database, read } }, undefined);
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
