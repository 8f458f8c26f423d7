import path from 'node:path';
import { sqlite } from './connection.ts';
import { isBusy } from './errors.ts';

/** Long enough for the one before to have ended: what watches the code starts the next at once. */
const WAIT = { lock: 8000, queue: 20_000 };

/** Another process serves the same file. */
export class ServedAlready extends Error {
  constructor(file: string) {
    super(
      `${file} is served by another process already. A SQLite file is served by one process; ` +
        'several share a PostgreSQL, which DATABASE_URL then names.',
    );
    this.name = 'ServedAlready';
  }
}

/**
 * Claims the file of a SQLite book for this process, which alone serves it until it ends; answers
 * what lets it go. The lock is on a file beside the book, and the system frees it however the
 * process ends. PostgreSQL is shared.
 *
 * @throws ServedAlready
 */
export async function claimServing(url: string): Promise<() => Promise<void>> {
  if (!url.startsWith('sqlite:')) return async () => await Promise.resolve();
  const held = sqlite(`${url}.serving`, 'PRAGMA journal_mode=MEMORY;', 1, WAIT);
  try {
    const transaction = await held.transaction();
    return async () => {
      await transaction.rollback();
      await held.destroy();
    };
  } catch (error) {
    await held.destroy();
    if (isBusy(error)) throw new ServedAlready(path.resolve(url.replace(/^sqlite:(\/\/)?/, '')));
    throw error;
  }
}
