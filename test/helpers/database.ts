import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { openDatabase } from '../../db/connection.ts';
import type { Dialect } from '../../db/dialect.ts';

/** The prepared, empty book that `globalSetup.ts` makes on each engine. */
const TEMPLATE = 'template_book';

/** The engine this run of the suite is on. */
export const dialect = (): Dialect => inject('dialect') as Dialect;

const uniqueName = (): string => `t_${randomUUID().replaceAll('-', '')}`;

const addressOf = (engine: Dialect, name: string): string =>
  engine === 'sqlite'
    ? `sqlite:${inject('scratch')}/${name}.sqlite`
    : inject('postgresUrl').replace(/postgres$/, name);

/**
 * Address of a new database: a copy of the prepared, empty book, or with `bare` without any table.
 */
export async function newDatabaseUrl(
  options: { dialect?: Dialect; bare?: boolean } = {},
): Promise<string> {
  const engine = options.dialect ?? dialect();
  return await newDatabase(engine, uniqueName(), options.bare ? null : TEMPLATE);
}

/** Address of a copy of a database that nobody is connected to. */
export async function copyOf(url: string, engine: Dialect): Promise<string> {
  const name = engine === 'sqlite' ? path.basename(url, '.sqlite') : (url.split('/').at(-1) ?? '');
  return await newDatabase(engine, uniqueName(), name);
}

async function newDatabase(
  engine: Dialect,
  name: string,
  template: string | null = TEMPLATE,
): Promise<string> {
  if (engine === 'sqlite') {
    const folder = inject('scratch');
    if (template !== null) copyFileSync(`${folder}/${template}.sqlite`, `${folder}/${name}.sqlite`);
    return addressOf(engine, name);
  }
  const admin = openDatabase(inject('postgresUrl'));
  try {
    await retrying(async () => {
      await admin.write.raw(
        `create database ${name}${template === null ? '' : ` template ${template}`}`,
      );
    });
  } finally {
    await admin.close();
  }
  return addressOf(engine, name);
}

/**
 * Address of a copy of the demo book of a business date. Making one takes longer than most tests:
 * each is made once in a run, and whoever asks meanwhile waits for it.
 */
export async function demoBookUrl(
  engine: Dialect,
  businessDate: string,
  fill: (url: string) => Promise<void>,
): Promise<string> {
  const kept = `demo_${businessDate.replaceAll('-', '')}`;
  const mark = `${inject('scratch')}/${engine}_${kept}`;
  while (!existsSync(`${mark}.made`)) {
    if (claimed(`${mark}.making`)) {
      await newDatabase(engine, kept);
      await fill(addressOf(engine, kept));
      writeFileSync(`${mark}.made`, '');
    } else await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return await newDatabase(engine, uniqueName(), kept);
}

/** Whether nobody has claimed a name before. */
function claimed(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** Copying a database fails while another copy of it is being made. */
async function retrying(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 50 || (error as { code?: string }).code !== '55006') throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
