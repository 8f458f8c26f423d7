import { randomUUID } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { TODAY } from './api.ts';
import { beijing } from './contacts.ts';
import { rowCount } from './rows.ts';

/** Writes of several kinds, sent to several servers on one book until each is answered. */

/** A person at work: the cookie of a session, and their id. */
export interface Clerk {
  readonly id: number;
  readonly cookie: string;
}

export interface Subjects {
  readonly clerks: readonly [Clerk, Clerk];
  readonly loans: readonly number[];
  /** Requests that nobody has in hand: both clerks claim each, and one of them gets it. */
  readonly repairs: readonly number[];
}

interface Write {
  readonly clerk: Clerk;
  readonly path: string;
  readonly body: object;
}
export interface Answered extends Write {
  readonly status: number;
  readonly id: number;
  readonly tries: number;
}

const nth = <T>(list: readonly T[], n: number): T => {
  const one = list[n % list.length];
  if (one === undefined) throw new Error('an empty list');
  return one;
};

/** Payments, notes and requests in turn, and two claims of every request there was before. */
export function mixedWrites(count: number, subjects: Subjects): Write[] {
  const { clerks, loans, repairs } = subjects;
  const claims = repairs.flatMap((id) =>
    clerks.map((clerk) => ({ clerk, path: `credit_repairs/${id}/claim`, body: {} })),
  );
  const others = Array.from({ length: count - claims.length }, (_, n): Write => {
    const clerk = nth(clerks, n);
    const loan_id = nth(loans, n);
    const call = { channel: 'call', contacted_party: 'borrower', outcome: 'no_answer' };
    const contacted_at = beijing('12:00:00', '2026-02-20');
    const kinds: Omit<Write, 'clerk'>[] = [
      {
        path: 'payments',
        body: { loan_id, amount_minor: 100 + n, paid_on: TODAY, channel: 'cash' },
      },
      { path: 'collection_notes', body: { loan_id, ...call, contacted_at, content: `第 ${n} 次` } },
      {
        path: 'adjustments',
        body: {
          loan_id,
          kind: 'charge',
          cost_kind: 'court_fee',
          amount_minor: 100 + n,
          reason: `第 ${n} 件`,
        },
      },
    ];
    return { clerk, ...nth(kinds, n) };
  });
  const each = Math.max(1, Math.floor(others.length / Math.max(1, claims.length)));
  return others.flatMap((write, at) => {
    const claim = at % each === 0 ? claims.shift() : undefined;
    return claim === undefined ? [write] : [write, claim];
  });
}

/** Sends one write under one key, to the next server whenever one does not answer. */
async function send(write: Write, urls: () => readonly string[], n: number): Promise<Answered> {
  const key = randomUUID();
  for (let tries = 1; tries <= 400; tries += 1) {
    const answer = await fetch(`${nth(urls(), n + tries)}/api/${write.path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        cookie: write.clerk.cookie,
      },
      body: JSON.stringify(write.body),
    }).catch(() => undefined);
    const sent = (await answer?.json().catch(() => undefined)) as { id?: number } | undefined;
    if (answer !== undefined && sent !== undefined && answer.status < 500)
      return { ...write, status: answer.status, id: sent.id ?? 0, tries };
    await rest(50);
  }
  throw new Error(`no server answered ${write.path}`);
}

/** Sends all writes, some at a time; `onDone` is told how many were answered. */
export async function sendAll(
  writes: readonly Write[],
  urls: () => readonly string[],
  onDone: (count: number) => void,
): Promise<Answered[]> {
  const answered: Answered[] = [];
  let next = 0;
  const hand = async () => {
    for (let at = next++; at < writes.length; at = next++) {
      answered.push(await send(nth(writes, at), urls, at));
      onDone(answered.length);
    }
  };
  await Promise.all(Array.from({ length: 8 }, hand));
  return answered;
}

/** What the writes add rows to. */
export const WRITTEN = ['payments', 'collection_notes', 'adjustments'] as const;

/** What was answered is in the book, each once, and nothing else is. */
export async function expectAllOnce(
  { read }: Database,
  answered: readonly Answered[],
  { clerks, repairs }: Subjects,
  before: Readonly<Record<string, number>>,
): Promise<void> {
  for (const table of WRITTEN) {
    const made = answered.filter(({ path }) => path === table);
    expect(new Set(made.map(({ status }) => status)), table).toEqual(new Set([201]));
    expect(new Set(made.map(({ id }) => id)).size, table).toBe(made.length);
    expect(await rowCount(read, table), table).toBe((before[table] ?? 0) + made.length);
  }
  for (const id of repairs) {
    const claims = answered.filter(({ path }) => path === `credit_repairs/${id}/claim`);
    expect(claims).toHaveLength(2);
    expect(new Set(claims.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const winner = claims.find(({ status }) => status === 200)?.clerk.id;
    expect(clerks.map((clerk) => clerk.id)).toContain(winner);
    expect(await rowCount(read, 'credit_repairs', { id, assignee_id: winner })).toBe(1);
  }
}
