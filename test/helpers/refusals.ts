import type { Agent } from 'supertest';
import { expect } from 'vitest';
import type { TestServer } from './api.ts';
import { contents } from './rows.ts';

/** A refusal in both languages, at its field alone (null: at none), that wrote nothing. */
export async function refusedUnwritten(
  server: TestServer,
  agent: Agent,
  method: 'post' | 'put',
  path: string,
  body: object,
  status: number,
  field: string | null,
): Promise<void> {
  const before = await contents(server.deps.database.read);
  for (const language of ['en', 'zh-CN']) {
    const answer = await agent[method](`/api/${path}`)
      .set('Accept-Language', language)
      .send(body)
      .expect(status);
    expect(Object.keys(answer.body.errors as object)).toEqual(
      field === null ? ['root'] : [field, 'root'],
    );
    expect(answer.body.message).toMatch(language === 'en' ? /^[ -~]+$/ : /[\u4e00-\u9fff]/);
  }
  expect(await contents(server.deps.database.read)).toBe(before);
}
