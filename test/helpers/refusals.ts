import type { Agent } from 'supertest';
import { expect } from 'vitest';
import type { TestServer } from './api.ts';
import type { Desk } from './desk.ts';
import { contents } from './rows.ts';

/**
 * A refusal in both languages, at its field alone (null: at none), that wrote nothing. Answers what
 * it says in English.
 */
export async function refusedUnwritten(
  server: TestServer,
  agent: Agent,
  method: 'post' | 'put' | 'delete',
  path: string,
  body: object,
  status: number,
  field: string | null,
): Promise<string> {
  const before = await contents(server.deps.database.read);
  let english = '';
  for (const language of ['zh-CN', 'en']) {
    const answer = await agent[method](`/api/${path}`)
      .set('Accept-Language', language)
      .send(body)
      .expect(status);
    expect(Object.keys(answer.body.errors as object)).toEqual(
      field === null ? ['root'] : [field, 'root'],
    );
    english = answer.body.message as string;
    expect(english).toMatch(language === 'en' ? /^[ -~]+$/ : /[\u4e00-\u9fff]/);
  }
  expect(await contents(server.deps.database.read)).toBe(before);
  return english;
}

type Refusal =
  Parameters<typeof refusedUnwritten> extends [unknown, unknown, ...infer Rest] ? Rest : never;

/** Such refusals of what a clerk at a desk sends. */
export const refusalsTo =
  ({ server, staff }: Pick<Desk, 'server' | 'staff'>) =>
  async (...refusal: Refusal): Promise<string> =>
    await refusedUnwritten(server, staff, ...refusal);
