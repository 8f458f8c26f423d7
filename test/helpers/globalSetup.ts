import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../db/connection.ts';
import { prepare } from '../../server/commands/prepare.ts';
import { readConfig } from '../../server/config.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    dialect: string;
    full: boolean;
    processes: number;
    scratch: string;
    postgresUrl: string;
  }
}

/** A prepared, empty book with the demo accounts. */
async function makeTemplate(url: string): Promise<void> {
  const config = { ...readConfig({ DATABASE_URL: url, DEMO_BOOK: 'off' }) };
  const database = openDatabase(url, 'process');
  await prepare({
    config,
    database,
    clock: { now: () => new Date('2026-01-01T00:00:00Z') },
    log: pino({ level: 'silent' }),
  });
  if (database.dialect === 'sqlite') await database.write.raw('PRAGMA wal_checkpoint(TRUNCATE)');
  await database.close();
}

/**
 * One PostgreSQL for the whole run, and one prepared database per engine that test files copy; the
 * rules alone need neither.
 */
export default async function setup(
  project: TestProject,
): Promise<(() => Promise<void>) | undefined> {
  if (project.vitest.projects.every(({ name }) => name === 'rules')) return undefined;
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'daihou-test-'));
  const postgres = await startPostgres();
  const admin = openDatabase(postgres.url);
  await admin.write.raw('create database template_book');
  await admin.close();
  await makeTemplate(postgres.url.replace(/postgres$/, 'template_book'));
  await makeTemplate(`sqlite:${scratch}/template_book.sqlite`);
  project.provide('scratch', scratch);
  project.provide('postgresUrl', postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(scratch, { recursive: true, force: true });
  };
}
