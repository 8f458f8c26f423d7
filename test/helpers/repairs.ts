import type { Agent } from 'supertest';
import { expect } from 'vitest';

/** A refusal: its status, the field it stands at, and what it says in both languages. */
export async function refusedRepair(
  agent: Agent,
  address: string,
  body: object,
  { status, field, en, zh }: { status: number; field?: string; en: RegExp; zh: RegExp },
  method: 'post' | 'put' = 'post',
): Promise<void> {
  for (const [language, words] of [
    ['en', en],
    ['zh-CN', zh],
  ] as const) {
    const { body: answer } = await agent[method](`/api/credit_repairs${address}`)
      .set('Accept-Language', language)
      .send(body)
      .expect(status);
    expect(answer.message).toMatch(words);
    expect(answer.message).not.toMatch(/_|[{}]/);
    if (field !== undefined) expect(answer.errors[field]).toBeDefined();
  }
}
