import { setTimeout as rest } from 'node:timers/promises';
import type { Database } from '../../db/connection.ts';

/**
 * How long slices of a long job may follow each other, and how long the lock is then left alone, in
 * milliseconds. SQLite has no queue: who waits looks again every 100 ms at most, and between slices
 * that follow at once would hardly ever find the lock free. PostgreSQL queues.
 */
const AT_WORK_MS = 250;
const AT_REST_MS = 120;

/** Makes what a long job awaits after each slice, so that other processes can write meanwhile. */
export function givingWay({ dialect }: Database): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (dialect !== 'sqlite' || performance.now() - since < AT_WORK_MS) return;
    await rest(AT_REST_MS);
    since = performance.now();
  };
}
