import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { createApp } from '../../server/app.ts';
import { carryStandings } from '../../server/jobs/standings.ts';
import { largeFiles } from '../helpers/largeFiles.ts';
import { newSession } from '../helpers/sessions.ts';
import { largeBook, TODAY } from './largeBook.ts';
import { told } from './measure.ts';

/**
 * What a clerk waits for who saves while a tape is imported by a process of its own, and while the
 * standings of its loans are carried after it, beside the same saves on a quiet book, in one run.
 */
const LOANS = Number(process.env['LOANS'] ?? 40_000);
const QUIET = 100;
/** How long somebody rests between two saves, in milliseconds. */
const EVERY_MS = 40;

async function importing(databaseUrl: string, folder: string): Promise<void> {
  const child = spawn(process.execPath, ['dist/server/index.js', 'import', folder], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { TZ: 'UTC', DATABASE_URL: databaseUrl, BUSINESS_DATE: TODAY, DEMO_BOOK: 'off' },
    stdio: 'ignore',
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the import ended with ${code}`);
}

/** Saves one after the other until some work ends; answers how long each took. */
async function savesBeside(work: Promise<unknown>, save: () => Promise<void>): Promise<number[]> {
  const going = { on: true };
  const ended = work.finally(() => {
    going.on = false;
  });
  const times: number[] = [];
  while (going.on) {
    const began = performance.now();
    await save();
    times.push(performance.now() - began);
    await rest(EVERY_MS);
  }
  await ended;
  return times;
}

export async function benchImport(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'daihou-bench-'));
  const address = `sqlite:${folder}/book.sqlite`;
  const deps = await largeBook(address, 1000);
  for (const [name, content] of Object.entries(largeFiles(LOANS)))
    writeFileSync(path.join(folder, `${name}.csv`), content);
  const headers = {
    cookie: `daihou_session=${await newSession(deps.database, 'staff')}`,
    'content-type': 'application/json',
  };
  const server = createServer(createApp(deps, undefined));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/borrowers`;
  let saved = 0;
  const save = async (): Promise<void> => {
    saved += 1;
    const body = JSON.stringify({ full_name: `存${saved}`, external_id: `S-${saved}` });
    const answer = await fetch(url, { method: 'POST', headers, body });
    if (answer.status !== 201) throw new Error(await answer.text());
  };
  const quiet = await savesBeside(rest(QUIET * EVERY_MS), save);
  const began = performance.now();
  const beside = await savesBeside(importing(address, folder), save);
  const imported = performance.now();
  const carried = carryStandings(deps);
  const after = await savesBeside(carried, save);
  const carriedIn = performance.now() - imported;
  console.log(`a save, p50 / p99 / longest in ms: ${told(quiet)} quiet`);
  console.log(
    `beside an import of ${LOANS} loans in ${((imported - began) / 1000).toFixed(1)} s: ` +
      `${told(beside)}; beside the carrying of ${await carried} standings in ` +
      `${(carriedIn / 1000).toFixed(1)} s: ${told(after)}`,
  );
  server.closeAllConnections();
  server.close();
  await deps.database.close();
  rmSync(folder, { recursive: true });
}
