import type { Knex } from 'knex';
import {
  hideTables,
  openStaging,
  reserveIds,
  showTables,
  staged,
  takeStaged,
} from '../../db/staging.ts';
import { chainReady, type ReadyEvent, readyEvents } from '../store/auditStore.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';
import { addBookCells } from './overdueBook.ts';

/**
 * New loans with all that belongs to them, got ready beside the book and taken into it in one short
 * switch; see decision 0028.
 */

/** What new loans are written into, in the order in which one row may name another. */
const NAMED = ['borrowers', 'loans', 'installments', 'payments'] as const;
/** No row names these by their ids. */
const UNNAMED = ['borrower_numbers', 'schedule_versions', 'ledger_entries'] as const;
const ORDER = [
  'borrowers',
  'borrower_numbers',
  'loans',
  'schedule_versions',
  'installments',
  'payments',
  'ledger_entries',
] as const;
const ALL = [...NAMED, ...UNNAMED, 'overdue_book', 'audit_events'] as const;

export class StagedBook {
  readonly #db: Knex;
  #events: readonly ReadyEvent[] = [];

  private constructor(db: Knex) {
    this.#db = db;
  }

  /** Opens a staging of the book at an address; to be closed. */
  static async open(url: string): Promise<StagedBook> {
    const db = openStaging(url);
    await hideTables(db, ALL);
    return new StagedBook(db);
  }

  /** The connection on which the code that writes a book writes here instead. */
  get db(): Knex.Transaction {
    return this.#db as Knex.Transaction;
  }

  /** See `reserveIds`. */
  async reserve(table: (typeof NAMED)[number], count: number): Promise<void> {
    await reserveIds(this.#db, table, count);
  }

  /** How many installments at most the loans without any are given, and prepayments make anew. */
  async installmentsToMake(): Promise<number> {
    const [bare, anew] = await Promise.all([
      this.#db('loans')
        .whereNotExists((has) => {
          void has.from('installments').select('id').whereRaw('installments.loan_id = loans.id');
        })
        .sum({ n: 'installments_count' }),
      this.#db('payments')
        .join('loans', 'loans.id', 'payments.loan_id')
        .whereNotNull('payments.prepayment')
        .sum({ n: 'loans.installments_count' }),
    ]);
    return Number(bare[0]?.n ?? 0) + Number(anew[0]?.n ?? 0);
  }

  async loanIds(): Promise<number[]> {
    return await this.#db('loans').orderBy('id').pluck('id');
  }

  /** All rows are ready: from here on the connection sees the book itself. */
  async ready(): Promise<void> {
    await showTables(this.#db, ALL);
    this.#events = await readyEvents(this.#db, staged('audit_events'));
  }

  /** The book behind the staging, for the unit of work that makes the switch. */
  get book(): Knex {
    return this.#db;
  }

  /** Takes everything into the book, its audit events behind those that were written meanwhile. */
  async take(unit: UnitOfWork): Promise<void> {
    for (const table of ORDER)
      await takeStaged(unit.db, table, {
        keepIds: NAMED.some((named) => named === table),
        now: unit.now,
      });
    await addBookCells(unit.db, await unit.db(staged('overdue_book')).select('*'));
    await chainReady(unit.db, staged('audit_events'), this.#events, unit);
  }

  /**
   * Keeps which rows an import brought, once they are in the book: payments on loans that stood
   * before are not among them.
   */
  async tell({ db }: UnitOfWork, import_id: number): Promise<void> {
    for (const table of ['borrowers', 'loans', 'payments'])
      await db.raw(
        `insert into import_rows (import_id, kind, record_id) select cast(? as integer),
         '${table}', id from ${staged(table)}`,
        [import_id],
      );
  }

  async close(): Promise<void> {
    await this.#db.destroy();
  }
}
