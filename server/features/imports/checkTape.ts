import type { Knex } from 'knex';
import { MASKED_BORROWER_FIELDS, type Language } from '../../contract/enums.ts';
import { maskPersonal } from '../../domain/identity.ts';
import { scheduleProblem } from '../../domain/ledger/schedule.ts';
import { findByKey, installmentsOf, termsOf } from '../../book/bookWriter.ts';
import type { BadRow, TapeFile, TapeRow } from './files.ts';
import { sayTape, type TapeText } from './texts.ts';

/** What is known of a loan of the tape while its other files are checked. */
interface TapeLoan {
  line: number;
  principal_minor: number;
  disbursed_on: string;
  installments_count: number;
  sum: number;
  count: number;
  stored: boolean;
}

/**
 * Checks rows against each other and against what is stored. Keeps keys and sums only, not the
 * rows.
 */
export class TapeCheck {
  readonly #db: Knex;
  readonly #today: string;
  readonly #language: Language;
  readonly #bad: (row: BadRow) => void;
  readonly #seen = new Map<string, Map<string, number>>();
  readonly #borrowers = new Set<string>();
  readonly #loans = new Map<string, TapeLoan>();
  /** Rows that are stored already, as they stand in the tape. */
  readonly unchanged = { borrowers: 0, loans: 0, installments: 0, payments: 0 };
  readonly read = { borrowers: 0, loans: 0, installments: 0, payments: 0 };

  constructor(db: Knex, today: string, language: Language, bad: (row: BadRow) => void) {
    this.#db = db;
    this.#today = today;
    this.#language = language;
    this.#bad = bad;
  }

  #say(
    file: TapeFile,
    line: number,
    field: string,
    key: TapeText,
    parameters: Record<string, string | number> = {},
  ): void {
    this.#bad({
      file: `${file.name}.csv`,
      line,
      field,
      reason: sayTape(key, this.#language, parameters),
    });
  }

  async chunk(file: TapeFile, rows: readonly TapeRow[]): Promise<void> {
    this.read[file.name] += rows.length;
    const fresh = rows.filter((row) => this.#isFirst(file, row));
    if (file.name === 'borrowers') await this.#borrowerRows(file, fresh);
    else if (file.name === 'loans') await this.#loanRows(file, fresh);
    else {
      await this.#findLoans(fresh);
      if (file.name === 'installments') await this.#installmentRows(file, fresh);
      else await this.#paymentRows(file, fresh);
    }
  }

  #isFirst(file: TapeFile, { line, values }: TapeRow): boolean {
    const seen = this.#seen.get(file.name) ?? new Map<string, number>();
    this.#seen.set(file.name, seen);
    const key = file.key.map((name) => values[name]).join(' ');
    const first = seen.get(key);
    if (first !== undefined)
      this.#say(file, line, file.key.at(-1) ?? '-', 'duplicate', { line: first });
    else seen.set(key, line);
    return first === undefined;
  }

  /** Counts a row that is stored as it is, names one that is stored otherwise. */
  #compare(file: TapeFile, row: TapeRow, stored: Readonly<Record<string, unknown>>): void {
    const differing = Object.entries(row.values).find(
      ([name, value]) => name in stored && (value ?? null) !== stored[name],
    );
    if (differing === undefined) this.unchanged[file.name] += 1;
    else
      this.#say(file, row.line, differing[0], 'differs', {
        stored: shown(differing[0], stored[differing[0]]),
      });
  }

  /** What stored rows point at, by the key a tape names it with: ids stay inside. */
  async #keysOf(
    table: 'borrowers' | 'loans',
    key: string,
    ids: readonly unknown[],
  ): Promise<(id: unknown) => unknown> {
    const rows = await findByKey(this.#db, table, 'id', [...new Set(ids.map(String))], [key]);
    return (id) => rows.get(String(id))?.[key];
  }

  async #borrowerRows(file: TapeFile, rows: readonly TapeRow[]): Promise<void> {
    const stored = await findByKey(
      this.#db,
      'borrowers',
      'external_id',
      keys(rows, 'external_id'),
      namesOf(rows),
    );
    for (const row of rows) {
      const key = String(row.values['external_id']);
      this.#borrowers.add(key);
      const old = stored.get(key);
      if (old !== undefined) this.#compare(file, row, old);
    }
  }

  async #loanRows(file: TapeFile, rows: readonly TapeRow[]): Promise<void> {
    const stored = await findByKey(this.#db, 'loans', 'loan_no', keys(rows, 'loan_no'), [
      'borrower_id',
      ...namesOf(rows).filter((name) => name !== 'borrower_external_id'),
    ]);
    const ownerOf = await this.#keysOf(
      'borrowers',
      'external_id',
      [...stored.values()].map((row) => row.borrower_id),
    );
    const absent = keys(rows, 'borrower_external_id').filter((key) => !this.#borrowers.has(key));
    const known = await findByKey(this.#db, 'borrowers', 'external_id', absent, []);
    for (const row of rows) {
      const { line, values } = row;
      const key = String(values['borrower_external_id']);
      if (!this.#borrowers.has(key) && !known.has(key))
        this.#say(file, line, 'borrower_external_id', 'unknown_borrower', { key });
      const terms = termsOf(values);
      const problem = scheduleProblem(terms);
      if (problem !== null) this.#say(file, line, problem.field, problem.key as TapeText);
      if (terms.disbursed_on > this.#today)
        this.#say(file, line, 'disbursed_on', 'in_future', { date: this.#today });
      const old = stored.get(String(values['loan_no']));
      this.#loans.set(String(values['loan_no']), {
        line,
        ...terms,
        sum: 0,
        count: 0,
        stored: old !== undefined,
      });
      if (old !== undefined)
        this.#compare(file, row, { ...old, borrower_external_id: ownerOf(old['borrower_id']) });
    }
  }

  /** Loans that are stored and not in the tape's own file. */
  async #findLoans(rows: readonly TapeRow[]): Promise<void> {
    const absent = [...new Set(keys(rows, 'loan_no'))].filter((key) => !this.#loans.has(key));
    const stored = await findByKey(this.#db, 'loans', 'loan_no', absent, [
      'principal_minor',
      'disbursed_on',
      'installments_count',
    ]);
    for (const [key, row] of stored)
      this.#loans.set(key, {
        line: 0,
        sum: 0,
        count: 0,
        stored: true,
        ...row,
      } as unknown as TapeLoan);
  }

  async #installmentRows(file: TapeFile, rows: readonly TapeRow[]): Promise<void> {
    const storedNos = [...new Set(keys(rows, 'loan_no'))].filter(
      (key) => this.#loans.get(key)?.stored,
    );
    const ids = await findByKey(this.#db, 'loans', 'loan_no', storedNos, []);
    const stored = new Map(
      (
        await installmentsOf(
          this.#db,
          [...ids.values()].map(({ id }) => id),
        )
      ).map((row) => [`${row.loan_id}/${row.sequence}`, row]),
    );
    for (const row of rows) {
      const loan = this.#loan(file, row);
      if (loan === undefined) continue;
      loan.sum += Number(row.values['principal_minor']);
      loan.count += 1;
      if (!loan.stored) continue;
      const old = stored.get(
        `${ids.get(String(row.values['loan_no']))?.id}/${row.values['sequence']}`,
      );
      if (old === undefined) this.#say(file, row.line, 'sequence', 'not_a_schedule');
      else this.#compare(file, row, old as unknown as Record<string, unknown>);
    }
  }

  async #paymentRows(file: TapeFile, rows: readonly TapeRow[]): Promise<void> {
    const stored = await findByKey(
      this.#db,
      'payments',
      'client_reference',
      keys(rows, 'client_reference'),
      ['loan_id', ...namesOf(rows).filter((name) => name !== 'loan_no')],
    );
    const loanOf = await this.#keysOf(
      'loans',
      'loan_no',
      [...stored.values()].map((row) => row.loan_id),
    );
    for (const row of rows) {
      const loan = this.#loan(file, row);
      const paid_on = String(row.values['paid_on']);
      if (loan !== undefined && paid_on < loan.disbursed_on)
        this.#say(file, row.line, 'paid_on', 'before_disbursement', { date: loan.disbursed_on });
      if (paid_on > this.#today)
        this.#say(file, row.line, 'paid_on', 'in_future', { date: this.#today });
      const old = stored.get(String(row.values['client_reference']));
      if (old !== undefined) this.#compare(file, row, { ...old, loan_no: loanOf(old['loan_id']) });
    }
  }

  #loan(file: TapeFile, { line, values }: TapeRow): TapeLoan | undefined {
    const key = String(values['loan_no']);
    const loan = this.#loans.get(key);
    if (loan === undefined) this.#say(file, line, 'loan_no', 'unknown_loan', { key });
    return loan;
  }

  /** Once all rows were read: a loan's installments are all there and lend what the loan lent. */
  finish(loansFile: TapeFile): void {
    for (const { line, sum, count, principal_minor, installments_count } of this.#loans.values()) {
      if (count === 0 || line === 0) continue;
      if (count !== installments_count)
        this.#say(loansFile, line, 'installments_count', 'installment_count', {
          count,
          expected: installments_count,
        });
      if (sum !== principal_minor)
        this.#say(loansFile, line, 'principal_minor', 'principal_sum', {
          sum,
          principal: principal_minor,
        });
    }
  }
}

/** A stored value as a finding may show it: personal data masked. */
function shown(field: string, value: unknown): string {
  const masked = MASKED_BORROWER_FIELDS.find((name) => name === field);
  return JSON.stringify(
    masked !== undefined && typeof value === 'string'
      ? maskPersonal(masked, value)
      : (value ?? '–'),
  );
}

const keys = (rows: readonly TapeRow[], name: string): string[] =>
  rows.map(({ values }) => String(values[name]));
const namesOf = (rows: readonly TapeRow[]): string[] => [
  ...new Set(rows.flatMap(({ values }) => Object.keys(values))),
];
