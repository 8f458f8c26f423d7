import type pg from 'pg';
import { lockConnection, LOCKS } from './locks.ts';

/** How often a process tries to lead, or makes sure that it still does, in milliseconds. */
const BEAT_MS = 1000;
/** A leader that has heard nothing of the database for so long leads no longer. */
const SILENCE_MS = 5000;

/** This process's part in who does the work that one does for all; see decision 0054. */
export interface Leadership {
  readonly stop: () => Promise<void>;
}

/** A lock that is held on a connection of its own, or tried for again and again. */
class Contender {
  readonly #url: string;
  readonly #began: (term: AbortSignal) => void;
  #client: pg.Client | undefined;
  #term: AbortController | undefined;
  #beating: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(url: string, began: (term: AbortSignal) => void) {
    this.#url = url;
    this.#began = began;
  }

  async start(): Promise<void> {
    await this.#beat();
    this.#timer = setInterval(() => {
      this.#beating = this.#beating.then(async () => await this.#beat());
    }, BEAT_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
    const client = this.#client;
    this.#giveUp(client);
    await client?.end().catch(() => undefined);
  }

  async #beat(): Promise<void> {
    try {
      const client = (this.#client ??= await this.#connect());
      const sql =
        this.#term === undefined ? `select pg_try_advisory_lock(${LOCKS.daily}) as held` : 'select';
      const { rows } = await heardOf(client.query<{ held: boolean }>(sql));
      if (this.#term !== undefined || this.#client !== client || rows[0]?.held !== true) return;
      this.#term = new AbortController();
      this.#began(this.#term.signal);
    } catch {
      const client = this.#client;
      this.#giveUp(client);
      // Not waited for: it may be the network that does not answer.
      void client?.end().catch(() => undefined);
    }
  }

  async #connect(): Promise<pg.Client> {
    let client: pg.Client | undefined;
    const lost = () => this.#giveUp(client);
    client = await lockConnection(this.#url, 'daihou daily work', lost);
    return client;
  }

  /** The lock went with its connection. */
  #giveUp(client: pg.Client | undefined): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#term?.abort();
    this.#term = undefined;
  }
}

async function heardOf<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database is silent')), SILENCE_MS);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Contends with the other processes on a book for the work that one does for all; has tried for the
 * first time once it answers. `began` is called as a term begins, with a signal that is aborted as
 * soon as it is over. On SQLite there is nobody else.
 */
export async function contend(
  url: string,
  began: (term: AbortSignal) => void,
): Promise<Leadership> {
  if (!url.startsWith('postgres')) {
    began(new AbortController().signal);
    return { stop: async () => await Promise.resolve() };
  }
  const contender = new Contender(url, began);
  await contender.start();
  return { stop: async () => await contender.stop() };
}
