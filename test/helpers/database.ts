import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { inject } from 'vitest';
import { openDatabase } from '../../db/connection.ts';
import type { Dialect } from '../../db/dialect.ts';

/** The engine this run of the suite is on. */
export const dialect = (): Dialect => inject('dialect') as Dialect;

/**
 * Address of a new database: a copy of the prepared, empty book, or with `bare` without any table.
 */
export async function newDatabaseUrl(
  options: { dialect?: Dialect; bare?: boolean } = {},
): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  if ((options.dialect ?? dialect()) === 'sqlite') {
    const file = `${inject('scratch')}/${name}.sqlite`;
    if (!options.bare) copyFileSync(`${inject('scratch')}/template.sqlite`, file);
    return `sqlite:${file}`;
  }
  const admin = openDatabase(inject('postgresUrl'));
  try {
    await retrying(async () => {
      await admin.write.raw(
        `create database ${name}${options.bare ? '' : ' template template_book'}`,
      );
    });
  } finally {
    await admin.close();
  }
  return inject('postgresUrl').replace(/postgres$/, name);
}

/**
 * Address of a copy of the demo book, if one was kept in this run: making it takes longer than most
 * tests.
 */
export function keptDemoBook(): string | null {
  const kept = `${inject('scratch')}/demo.sqlite`;
  if (!existsSync(kept)) return null;
  const file = `${inject('scratch')}/t_${randomUUID().replaceAll('-', '')}.sqlite`;
  copyFileSync(kept, file);
  return `sqlite:${file}`;
}

/**
 * Keeps a filled SQLite book for the files that come after; its log must have been written back.
 * Two workers may keep one at the same moment: each writes a file of its own, and whichever is
 * renamed last is whole.
 */
export function keepDemoBook(url: string): void {
  const part = `${inject('scratch')}/demo-${randomUUID()}.part`;
  copyFileSync(url.replace('sqlite:', ''), part);
  renameSync(part, `${inject('scratch')}/demo.sqlite`);
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
