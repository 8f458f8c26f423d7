import type { Agent, Test } from 'supertest';
import { describe, expect, it } from 'vitest';
import { type TestServer, TODAY } from './api.ts';
import { createBorrower, createLoan, pay } from './book.ts';
import { openCase } from './cases.ts';
import { writeNote } from './contacts.ts';
import { contents } from './rows.ts';

/** A record of each kind, for requests that are about one. */
export async function oneOfEach(agent: Agent) {
  const borrower = await createBorrower(agent, { external_id: 'KNOWN' });
  const loan = (await createLoan(agent, borrower)).id;
  return {
    borrower,
    loan,
    note: (await writeNote(agent, loan)).id,
    case: (await openCase(agent, loan)).id,
    payment: (await pay(agent, loan, 100)).id,
  };
}

/** Requests of an agent, sent when they are called. */
export const requestsBy = (agent: Agent) => ({
  post: (path: string, body: object | string) => () =>
    agent.post(`/api/${path}`).set('Content-Type', 'application/json').send(body),
  put: (path: string, body: object) => () => agent.put(`/api/${path}`).send(body),
  get:
    (path: string, parameters: Record<string, string> = {}) =>
    () =>
      agent.get(`/api/${path}`).query(parameters),
  remove: (path: string) => () => agent.delete(`/api/${path}`),
});

/** Terms of a loan whose schedule is looked at beforehand. */
export const preview = (changes: object) => ({
  principal_minor: 100,
  annual_rate_bps: 1,
  repayment_method: 'flat',
  installments_count: 1,
  disbursed_on: TODAY,
  first_due_on: '2026-04-05',
  ...changes,
});

/** A request, and where its error stands: a field, or none when all of it is wrong. */
export type Case = [name: string, send: () => Test, status: number, code: string, field?: string];

/** A request that is wrong. */
export const bad = (name: string, send: () => Test, field?: string): Case => [
  name,
  send,
  400,
  'invalid_request',
  field,
];

/** A request about what is not there. */
export const gone = (name: string, send: () => Test): Case => [name, send, 404, 'not_found'];

/** Ids that no record can have. */
export const WRONG_IDS: [shown: string, id: unknown][] = [
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

/** Checks that all are refused in both languages, tell nothing of the machine, write nothing. */
export function describeRefused(
  server: TestServer,
  groups: readonly (readonly [name: string, cases: Case[]])[],
): void {
  let before: string | undefined;
  describe.each(groups)('%s that cannot be right', (_name, cases) => {
    it.each(cases)('%s', async (_case, send, status, code, field) => {
      before ??= await contents(server.deps.database.read);
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
}
