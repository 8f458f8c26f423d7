import { createHash } from 'node:crypto';
import { done, refuse, type Outcome } from '../contract/outcome.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';
import { findAnswer, keepAnswer } from '../store/idempotencyStore.ts';
import type { Answer } from './route.ts';

interface Call {
  readonly key: string | undefined;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
}

const MAX_KEY = 200;

/**
 * A repeated Idempotency-Key gets the first answer back; the key is kept in the same transaction as
 * what it guards. Refusals are not kept.
 */
export async function withIdempotency(
  unit: UnitOfWork,
  userId: number,
  call: Call,
  work: () => Promise<Outcome<Answer>>,
): Promise<Outcome<Answer>> {
  if (!call.key) return await work();
  const key =
    call.key.length <= MAX_KEY ? call.key : createHash('sha256').update(call.key).digest('hex');
  const requestHash = createHash('sha256')
    .update(`${call.path}\n${JSON.stringify(call.body)}`)
    .digest('hex');
  const kept = await findAnswer(unit.db, userId, key);
  if (kept !== undefined) {
    if (kept.request_hash !== requestHash) return refuse('key_reused');
    return done({
      body: JSON.parse(kept.answer),
      status: kept.status,
      headers: { 'Idempotency-Replayed': 'true' },
    });
  }
  const outcome = await work();
  if (outcome.ok) {
    await keepAnswer(unit.db, {
      user_id: userId,
      key,
      request_hash: requestHash,
      status: outcome.value.status ?? call.status,
      answer: JSON.stringify(outcome.value.body),
      created_at: unit.now,
    });
  }
  return outcome;
}
