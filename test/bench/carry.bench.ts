import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createApp } from '../../server/app.ts';
import { carryStandings } from '../../server/jobs/standings.ts';
import { newSession } from '../helpers/sessions.ts';
import { largeBook } from './largeBook.ts';
import { quantile, told } from './measure.ts';

/**
 * What a clerk waits for who records payments while the book is carried to a new day, beside the
 * same clerk on a quiet book, in one run.
 */
const LOANS = Number((process.env['LOANS'] ?? '100000').split(',').at(-1));
const PAYMENTS = 150;
const NEXT_DAY = '2026-03-06';

export async function benchCarry(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'daihou-bench-'));
  const deps = await largeBook(`sqlite:${folder}/book.sqlite`, LOANS);
  const next = {
    ...deps,
    config: { ...deps.config, businessDate: NEXT_DAY },
    clock: { now: () => new Date(`${NEXT_DAY}T04:00:00Z`) },
  };
  const headers = {
    cookie: `daihou_session=${await newSession(deps.database, 'staff')}`,
    'content-type': 'application/json',
  };
  const server = createServer(createApp(next, undefined));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/payments`;
  const loans: { id: number }[] = await deps.database
    .read('loans')
    .where({ status: 'active' })
    .orderBy('id', 'desc')
    .limit(2 * PAYMENTS)
    .select('id');
  const paying = async (some: readonly { id: number }[]): Promise<number[]> => {
    const times: number[] = [];
    for (const { id: loan_id } of some) {
      const began = performance.now();
      const answer = await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify({
          loan_id,
          client_reference: randomUUID(),
          amount_minor: 100,
          paid_on: NEXT_DAY,
          channel: 'cash',
        }),
      });
      if (answer.status !== 201) throw new Error(await answer.text());
      times.push(performance.now() - began);
    }
    return times;
  };
  await paying(loans.slice(0, 10));
  const quiet = await paying(loans.slice(10, PAYMENTS));
  const stop = new AbortController();
  const began = performance.now();
  const carried = carryStandings(next, stop.signal);
  const beside = await paying(loans.slice(PAYMENTS));
  stop.abort();
  const kept = await carried;
  const seconds = (performance.now() - began) / 1000;
  console.log(`a payment on ${LOANS} loans, p50 / p99 / longest in ms: ${told(quiet)} quiet`);
  console.log(
    `beside the carrying of the day: ${told(beside)}, ` +
      `${(quantile(beside, 0.99) / quantile(quiet, 0.99)).toFixed(1)} times at p99; ` +
      `${(kept / seconds).toFixed(0)} loans a second carried meanwhile`,
  );
  server.closeAllConnections();
  server.close();
  await deps.database.close();
  rmSync(folder, { recursive: true });
}
