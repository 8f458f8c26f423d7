import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import express from 'express';
import { createApp } from '../../server/app.ts';
import type { Deps } from '../../server/deps.ts';
import { newSession } from '../helpers/sessions.ts';
import { largeBook } from './largeBook.ts';
import { median } from './measure.ts';

/**
 * What a person waits for on lists of a small and a large book, each beside a bare Express route
 * that answers the same bytes, measured in the same run.
 */
const LOANS = (process.env['LOANS'] ?? '10000,100000').split(',').map(Number);
const RUNS = 15;

const list = (resource: string, sort: [string, string], filter: object, first = 0): string => {
  const query = { sort, range: [first, first + 24], filter };
  const parameters = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(JSON.stringify(value))}`,
  );
  return `/api/${resource}?${parameters.join('&')}`;
};

const ASKED: Readonly<Record<string, string>> = {
  'loans, worst first': list('loans', ['days_past_due', 'DESC'], { status: 'active' }),
  'loans of M2': list('loans', ['days_past_due', 'DESC'], { tier: 'M2' }),
  'loans of M0 by outstanding': list('loans', ['outstanding_minor', 'DESC'], { tier: 'M0' }),
  'loans by overdue amount': list('loans', ['overdue_minor', 'DESC'], {}),
  'loans, row 9,000 on': list('loans', ['days_past_due', 'DESC'], { status: 'active' }, 9000),
  'loans found by number': list('loans', ['days_past_due', 'DESC'], { q: '000123' }),
  'loans found by name': list('loans', ['days_past_due', 'DESC'], { q: '王伟' }),
  'loans, best match of a family name': list('loans', ['match', 'DESC'], { q: '王' }),
  'borrowers, best match of a family name': list('borrowers', ['match', 'DESC'], { q: '王' }),
  'borrowers by a family name': list('borrowers', ['id', 'ASC'], { q: '王' }),
  'borrowers found by name': list('borrowers', ['id', 'ASC'], { q: '王伟' }),
  'borrowers, read aloud': list('borrowers', ['id', 'ASC'], { q: 'wangwei' }),
  'borrowers by four digits': list('borrowers', ['id', 'ASC'], { q: '4417' }),
  'payments, newest': list('payments', ['paid_on', 'DESC'], {}),
  'notes, newest': list('collection_notes', ['contacted_at', 'DESC'], {}),
  'tiers today': '/api/overdue_tiers',
};

/** Lists that are paged through to their middle. */
const DEEP: Readonly<Record<string, (first: number) => string>> = {
  'loans, worst first': (first) =>
    list('loans', ['days_past_due', 'DESC'], { status: 'active' }, first),
  'loans by overdue amount': (first) => list('loans', ['overdue_minor', 'DESC'], {}, first),
  'payments, newest': (first) => list('payments', ['paid_on', 'DESC'], {}, first),
  'notes, newest': (first) => list('collection_notes', ['contacted_at', 'DESC'], {}, first),
};

/** A page from the middle on: found by counting, and by the key of the page before it. */
async function measureDeep(get: (address: string) => Promise<Response>): Promise<string[]> {
  const lines: string[] = [];
  for (const [name, address] of Object.entries(DEEP)) {
    const total = (await get(address(0))).headers.get('content-range')?.split('/')[1];
    const half = Math.floor(Number(total) / 2);
    const { headers } = await get(address(half - 25));
    const keys = JSON.parse(decodeURIComponent(headers.get('daihou-keys') ?? '{}')) as {
      last?: unknown;
    };
    const byKey = `${address(half)}&after=${encodeURIComponent(JSON.stringify(keys.last))}`;
    const times: number[] = [];
    for (const one of [address(0), address(half), byKey])
      times.push(await median(RUNS, async () => void (await (await get(one)).text())));
    const [first = 0, counted = 0, seeked = 0] = times;
    lines.push(
      `${name}, row ${half} on: ${seeked.toFixed(1)} ms by key, ${counted.toFixed(1)} by ` +
        `counting, the first page ${first.toFixed(1)}, ratio ${(seeked / first).toFixed(2)}`,
    );
  }
  return lines;
}

/** People among whom the book is shared where each sees only their own. */
const HANDS = 60;

/** The same lists to a clerk who sees only what is in their hands, and to one of a third of all. */
async function measureScoped(
  { database: { write } }: Deps,
  whole: ReadonlyMap<string, readonly [ours: number, bare: number]>,
  get: (address: string) => Promise<unknown>,
): Promise<string[]> {
  const staff = (await write('users').where({ username: 'staff' }).first('id')) as { id: number };
  const lines: string[] = [];
  const shares = { own: [HANDS, 'own'], 'a third': [3, 'team'] } as const;
  for (const [name, [share, extent]] of Object.entries(shares)) {
    await write('loans').update({ assigned_to: null });
    await write('loans').whereRaw(`borrower_id % ${share} = 0`).update({ assigned_to: staff.id });
    await write('policies')
      .where({ kind: 'row_scope' })
      .update({ value: JSON.stringify({ staff: extent, supervisor: 'all' }) })
      .increment('version', 1);
    for (const [list, address] of Object.entries(ASKED)) {
      const [all = 0] = whole.get(list) ?? [];
      const some = await median(RUNS, async () => void (await get(address)));
      lines.push(
        `${list}, ${name} of the book: ${some.toFixed(1)} ms, the whole ${all.toFixed(1)}, ` +
          `ratio ${(some / all).toFixed(1)}`,
      );
    }
  }
  return lines;
}

async function listen(app: Parameters<typeof createServer>[1]): Promise<[Server, string]> {
  const server = createServer(app);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return [server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
}

async function measured(loans: number): Promise<Map<string, [ours: number, bare: number]>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'daihou-bench-'));
  const deps = await largeBook(`sqlite:${folder}/book.sqlite`, loans);
  const cookie = `daihou_session=${await newSession(deps.database, 'staff')}`;
  const [server, url] = await listen(createApp(deps, undefined));
  let bytes = '';
  const bareApp = express().get('/', (_req, res) => res.type('json').send(bytes));
  const [bare, bareUrl] = await listen(bareApp);
  const ask = async (address: string): Promise<Response> => {
    const answer = await fetch(address, { headers: { cookie } });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer;
  };
  const get = async (address: string): Promise<string> => await (await ask(address)).text();
  const times = new Map<string, [number, number]>();
  for (const [name, address] of Object.entries(ASKED)) {
    bytes = await get(url + address);
    const ours = await median(RUNS, async () => void (await get(url + address)));
    times.set(name, [ours, await median(RUNS, async () => void (await get(bareUrl)))]);
  }
  for (const line of await measureScoped(deps, times, async (path) => await get(url + path)))
    console.log(`${line} (${loans} loans)`);
  for (const line of await measureDeep(async (address) => await ask(url + address)))
    console.log(`${line} (${loans} loans)`);
  for (const one of [server, bare]) {
    one.closeAllConnections();
    one.close();
  }
  await deps.database.close();
  rmSync(folder, { recursive: true });
  return times;
}

export async function benchLists(): Promise<void> {
  const [small, ...rest] = LOANS;
  if (small === undefined) throw new Error('LOANS names no book');
  const first = await measured(small);
  for (const loans of rest) {
    const times = await measured(loans);
    for (const [name, [ours, bare]] of times) {
      const [before = ours] = first.get(name) ?? [];
      console.log(
        `${name}: ${ours.toFixed(1)} ms at ${loans} loans, ${before.toFixed(1)} at ${small}, ` +
          `growth ${(ours / before).toFixed(1)}×; a bare route ${bare.toFixed(1)} ms, ` +
          `ratio ${(bare / ours).toFixed(2)}`,
      );
    }
  }
}
