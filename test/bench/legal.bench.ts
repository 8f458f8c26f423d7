import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { bulkInsert } from '../../db/bulk.ts';
import { openDatabase } from '../../db/connection.ts';
import { createApp } from '../../server/app.ts';
import { prepare } from '../../server/commands/prepare.ts';
import { readConfig } from '../../server/config.ts';
import type { Deps } from '../../server/deps.ts';
import { addDays, addMonths } from '../../server/domain/time/calendar.ts';
import { limitationFacts, weighLimitation } from '../../server/book/limitation.ts';
import { legalDeadlines } from '../../server/views/legalDeadlines.ts';
import { fillLegalBook } from '../helpers/legalBook.ts';
import { median, report } from './measure.ts';

const TODAY = '2026-03-05';
const NOW = `${TODAY}T04:00:00.000Z`;
const CASES = 2000;
const SAMPLE = 500;

/** A server on a book of its own, and one person's requests to it. */
async function open(folder: string): Promise<{
  deps: Deps;
  ask: (address: string, body?: object) => Promise<{ id: number }>;
  close: () => Promise<void>;
}> {
  const url = `sqlite:${folder}/book.sqlite`;
  const config = { ...readConfig({ DATABASE_URL: url, DEMO_BOOK: 'off' }), businessDate: TODAY };
  const deps: Deps = {
    config,
    database: openDatabase(url),
    clock: { now: () => new Date(NOW) },
    log: pino({ level: 'silent' }),
  };
  await prepare(deps);
  const http = createServer(createApp(deps, undefined));
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  const base = `http://127.0.0.1:${(http.address() as AddressInfo).port}/api`;
  const send = async (address: string, body: object): Promise<Response> =>
    await fetch(base + address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: cookie },
      body: JSON.stringify(body),
    });
  let cookie = '';
  cookie =
    (await send('/session', { username: 'staff', password: config.demoPassword })).headers
      .get('set-cookie')
      ?.split(';')[0] ?? '';
  const ask = async (address: string, body?: object): Promise<{ id: number }> => {
    const response = body
      ? await send(address, body)
      : await fetch(base + address, { headers: { Cookie: cookie } });
    if (!response.ok) throw new Error(`${address}: ${await response.text()}`);
    return (await response.json()) as { id: number };
  };
  return {
    deps,
    ask,
    close: async () => {
      http.closeAllConnections();
      http.close();
      await deps.database.close();
    },
  };
}

/**
 * The deadlines of a book in one reading, against loan by loan; cases by their next deadline, which
 * is computed, against by a column; a repair's file of sixty months, against one of three.
 */
export async function benchLegal(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'daihou-bench-'));
  const { deps, ask, close } = await open(folder);
  const { read, write } = deps.database;
  const ids = await write.transaction(async (trx) => {
    const loans = await fillLegalBook(trx, NOW);
    await bulkInsert(
      trx,
      'legal_cases',
      {
        loan_id: 'integer',
        stage: 'text',
        stage_on: 'text',
        claimed_minor: 'integer',
        limitation_expires_on: 'text',
        filed_on: 'text',
        judged_on: 'text',
        created_at: 'text',
        updated_at: 'text',
      },
      loans
        .slice(0, CASES)
        .map((id, at) => [
          id,
          (['draft', 'demand', 'filed', 'judgment'] as const)[at % 4] ?? 'draft',
          '2026-01-05',
          1000,
          addDays(TODAY, at % 900),
          at % 4 > 1 ? '2026-01-05' : null,
          at % 4 > 2 ? '2026-01-20' : null,
          NOW,
          NOW,
        ]),
    );
    return loans;
  });
  const together = await median(5, async () => {
    await legalDeadlines(read, TODAY, { from: addMonths(TODAY, -12), to: addDays(TODAY, 90) });
  });
  const each = await median(1, async () => {
    for (const id of ids.slice(0, SAMPLE))
      for (const facts of (await limitationFacts(read, [id])).values()) weighLimitation(facts);
  });
  report(
    `deadlines of ${ids.length} loans`,
    'in one reading',
    together,
    `loan by loan (${SAMPLE} of them, multiplied)`,
    (each * ids.length) / SAMPLE,
  );
  const list = (sort: string) =>
    `/legal_cases?sort=${encodeURIComponent(JSON.stringify([sort, 'ASC']))}&range=%5B0,24%5D`;
  report(
    `first page of ${CASES} cases`,
    'by next deadline',
    await median(5, async () => {
      await ask(list('next_deadline_on'));
    }),
    'by the day of filing',
    await median(5, async () => {
      await ask(list('filed_on'));
    }),
  );
  report(
    'file of a credit repair',
    'sixty months',
    await fileOf(ask, 60),
    'three months',
    await fileOf(ask, 3),
  );
  await close();
  rmSync(folder, { recursive: true });
}

async function fileOf(
  ask: (address: string, body?: object) => Promise<{ id: number }>,
  months: number,
): Promise<number> {
  const borrower = await ask('/borrowers', { full_name: '王小明' });
  const first = addMonths('2026-02-05', 1 - months);
  const loan = await ask('/loans', {
    borrower_id: borrower.id,
    product: 'consumer_loan',
    principal_minor: 100_000 * months,
    annual_rate_bps: 0,
    penalty_rate_bps: 0,
    repayment_method: 'equal_principal',
    day_count: '30/360',
    rounding: 'half_up',
    installments_count: months,
    disbursed_on: addMonths(first, -1),
    first_due_on: first,
    grace_days: 0,
  });
  for (let at = 0; at < months; at += 1)
    await ask('/payments', {
      loan_id: loan.id,
      client_reference: crypto.randomUUID(),
      amount_minor: 100_000,
      paid_on: addMonths(first, at),
      channel: 'app',
    });
  const repair = await ask('/credit_repairs', {
    borrower_id: borrower.id,
    loan_id: loan.id,
    kind: 'objection',
    cause: 'system_error',
    statement: '已还，报告记为逾期',
  });
  await ask(`/credit_repairs/${repair.id}/claim`, {});
  await ask(`/credit_repairs/${repair.id}/bureau`, {
    read_on: TODAY,
    status: 'normal',
    months: Array.from({ length: months }, (_, at) => ({
      month: addMonths(first, at).slice(0, 7),
      code: 'N',
    })),
  });
  return await median(5, async () => {
    await ask(`/credit_repairs/${repair.id}/file`);
  });
}
