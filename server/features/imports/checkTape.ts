import type { Knex } from 'knex';
import type { Language } from '../../contract/enums.ts';
import { MASKED_BORROWER_FIELDS } from '../../contract/maskedFields.ts';
import type { LoanRow } from '../../contract/resources/loans.ts';
import { maskPersonal } from '../../domain/identity.ts';
import { scheduleProblem } from '../../domain/ledger/schedule.ts';
import { findByKey, installmentsOf, termsOf } from '../../book/bookWriter.ts';
import { fileOf, type TapeChunk, type TapeName, type TapeRow } from './files.ts';
import { SamePeople } from './samePeople.ts';
import { scheduleSlips, type TapeDue } from './tapeSchedule.ts';
import type { BadRow } from '../../reading/rows.ts';
import { sayTape, type TapeText } from '../../reading/texts.ts';

/** The terms that installments and payments are checked against. */
type TapeTerms = Pick<
  LoanRow,
  'principal_minor' | 'disbursed_on' | 'first_due_on' | 'installments_count'
>;

/** What is known of a loan of the tape while its other files are checked. */
interface TapeLoan extends TapeTerms {
  /** The line it stands on; 0 for one that is stored and not in the tape's own file. */
  line: number;
  /** The principal of its installments so far, in minor units, and their places. */
  sum: number;
  dues: TapeDue[];
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
  readonly #notice: (row: BadRow) => void;
  readonly #people: SamePeople;
  /** Files whose rows are not known: what names them cannot be judged. */
  readonly #unread: ReadonlySet<string>;
  readonly #shown: (name: TapeName) => string;
  readonly #refusedLoans = new Set<string>();
  readonly #seen = new Map<string, Map<string, number>>();
  readonly #borrowers = new Set<string>();
  readonly #loans = new Map<string, TapeLoan>();
  /** Rows that are stored already, as they stand in the tape. */
  readonly unchanged = { borrowers: 0, loans: 0, installments: 0, payments: 0 };
  /** Lent by the loans that are new, in minor units. */
  principal = 0;
  readonly read = { borrowers: 0, loans: 0, installments: 0, payments: 0 };

  constructor(
    db: Knex,
    today: string,
    {
      language,
      bad,
      notice,
      unread,
      shown,
    }: {
      language: Language;
      bad: (row: BadRow) => void;
      /** Told of what is imported all the same. */
      notice: (row: BadRow) => void;
      unread: readonly string[];
      /** The file's name as findings tell it. */
      shown: (name: TapeName) => string;
    },
  ) {
    this.#db = db;
    this.#today = today;
    this.#language = language;
    this.#bad = bad;
    this.#notice = notice;
    this.#people = new SamePeople(db);
    this.#unread = new Set(unread);
    this.#shown = shown;
  }

  #say(
    name: TapeName,
    line: number,
    field: string,
    key: TapeText,
    parameters: Record<string, string | number> = {},
  ): void {
    const reason = sayTape(key, this.#language, parameters);
    this.#bad({ file: this.#shown(name), line, field, reason });
  }

  /** Checks some rows of a file; files come in their order, each to its end. */
  async chunk(chunk: TapeChunk): Promise<void> {
    this.read[chunk.name] += chunk.rows.length;
    for (const key of chunk.refused)
      if (chunk.name === 'borrowers') this.#borrowers.add(key);
      else if (chunk.name === 'loans') this.#refusedLoans.add(key);
    if (chunk.name === 'borrowers') await this.#borrowerRows(this.#firsts('borrowers', chunk.rows));
    else if (chunk.name === 'loans') await this.#loanRows(this.#firsts('loans', chunk.rows));
    else if (chunk.name === 'installments') {
      const rows = this.#firsts('installments', chunk.rows);
      await this.#findLoans(rows);
      await this.#installmentRows(rows);
    } else {
      const rows = this.#firsts('payments', chunk.rows);
      await this.#findLoans(rows);
      await this.#paymentRows(rows);
    }
  }

  /** The rows whose key the file has not named before. */
  #firsts<R extends TapeRow>(name: TapeName, rows: readonly R[]): R[] {
    return rows.filter((row) => this.#isFirst(name, row));
  }

  #isFirst(name: TapeName, { line, values }: TapeRow): boolean {
    const seen = this.#seen.get(name) ?? new Map<string, number>();
    this.#seen.set(name, seen);
    const columns = fileOf(name).key;
    const key = columns.map((column) => values[column as keyof typeof values]).join(' ');
    const first = seen.get(key);
    if (first !== undefined)
      this.#say(name, line, columns.at(-1) ?? '-', 'duplicate', { line: first });
    else seen.set(key, line);
    return first === undefined;
  }

  /** Counts a row that is stored as it is, names one that is stored otherwise. */
  #compare(name: TapeName, { line, values }: TapeRow, stored: object): void {
    const old = new Map<string, unknown>(Object.entries(stored));
    const differing = Object.entries(values).find(
      ([field, value]) => old.has(field) && (value ?? null) !== old.get(field),
    );
    if (differing === undefined) this.unchanged[name] += 1;
    else {
      const [field] = differing;
      this.#say(name, line, field, 'differs', { stored: shown(field, old.get(field)) });
    }
  }

  /** The keys by which a tape names the rows of these ids: ids stay inside. */
  async #keysOf(
    table: 'borrowers' | 'loans',
    key: string,
    ids: readonly unknown[],
  ): Promise<(id: unknown) => unknown> {
    const rows = await findByKey(this.#db, table, 'id', [...new Set(ids.map(String))], [key]);
    return (id) => rows.get(String(id))?.[key];
  }

  async #borrowerRows(rows: readonly TapeRow<'borrowers'>[]): Promise<void> {
    const ids = rows.map(({ values }) => values.external_id);
    const stored = await findByKey(this.#db, 'borrowers', 'external_id', ids, namesOf(rows));
    for (const row of rows) {
      const key = row.values.external_id;
      this.#borrowers.add(key);
      const old = stored.get(key);
      if (old !== undefined) this.#compare('borrowers', row, old);
    }
    const fresh = rows.filter(({ values }) => !stored.has(values.external_id));
    for (const { line, field, key, other } of await this.#people.among(fresh))
      this.#notice({
        file: this.#shown('borrowers'),
        line,
        field,
        reason: sayTape(key, this.#language, { other }),
      });
  }

  async #loanRows(rows: readonly TapeRow<'loans'>[]): Promise<void> {
    const stored = await findByKey(this.#db, 'loans', 'loan_no', loanNos(rows), [
      'borrower_id',
      ...namesOf(rows).filter((name) => name !== 'borrower_external_id'),
    ]);
    const keyOfOwner = await this.#keysOf(
      'borrowers',
      'external_id',
      [...stored.values()].map((row) => row.borrower_id),
    );
    const named = rows.map(({ values }) => values.borrower_external_id);
    const pointers = await findByKey(
      this.#db,
      'borrowers',
      'external_id',
      [...new Set(named)],
      ['merged_into_id'],
    );
    // A loan went along with a row that was merged: the tape's key still names its person.
    const ownerOf = (key: string, owner: unknown): unknown =>
      pointers.get(key)?.merged_into_id === owner ? key : keyOfOwner(owner);
    const isKnown = await this.#knownBorrowers(rows);
    for (const row of rows) {
      const { line, values } = row;
      const key = values.borrower_external_id;
      if (!isKnown(key))
        this.#say('loans', line, 'borrower_external_id', 'unknown_borrower', { key });
      const old = stored.get(values.loan_no);
      this.#takeLoan(row, old !== undefined);
      if (old !== undefined)
        this.#compare('loans', row, {
          ...old,
          borrower_external_id: ownerOf(key, old.borrower_id),
        });
    }
  }

  /** Says whether a borrower is in the tape or stored. */
  async #knownBorrowers(rows: readonly TapeRow<'loans'>[]): Promise<(key: string) => boolean> {
    const absent = rows
      .map(({ values }) => values.borrower_external_id)
      .filter((key) => !this.#borrowers.has(key));
    const stored = await findByKey(this.#db, 'borrowers', 'external_id', absent, []);
    const all = this.#unread.has('borrowers');
    return (key) => all || this.#borrowers.has(key) || stored.has(key);
  }

  /** Checks the terms of a loan and keeps what its other files are checked against. */
  #takeLoan({ line, values }: TapeRow<'loans'>, stored: boolean): void {
    const terms = termsOf(values);
    const problem = scheduleProblem(terms);
    if (problem !== null) this.#say('loans', line, problem.field, problem.key as TapeText);
    if (terms.disbursed_on > this.#today)
      this.#say('loans', line, 'disbursed_on', 'in_future', { date: this.#today });
    if (!stored) this.principal += terms.principal_minor;
    this.#loans.set(values.loan_no, { line, ...terms, sum: 0, dues: [], stored });
  }

  /** Finds loans that are stored and not in the tape's own file. */
  async #findLoans(rows: readonly TapeRow<'installments' | 'payments'>[]): Promise<void> {
    const absent = [...new Set(loanNos(rows))].filter((key) => !this.#loans.has(key));
    const stored = await findByKey(this.#db, 'loans', 'loan_no', absent, [
      'principal_minor',
      'disbursed_on',
      'first_due_on',
      'installments_count',
    ]);
    for (const [key, row] of stored) {
      const terms = row as TapeTerms & { id: number };
      this.#loans.set(key, { line: 0, sum: 0, dues: [], stored: true, ...terms });
    }
  }

  async #installmentRows(rows: readonly TapeRow<'installments'>[]): Promise<void> {
    const storedNos = [...new Set(loanNos(rows))].filter((key) => this.#loans.get(key)?.stored);
    const loans = await findByKey(this.#db, 'loans', 'loan_no', storedNos, []);
    const ids = [...loans.values()].map(({ id }) => id);
    const installments = await installmentsOf(this.#db, ids);
    const stored = new Map(installments.map((row) => [`${row.loan_id}/${row.sequence}`, row]));
    for (const row of rows) {
      const { loan_no, sequence, due_on, principal_minor } = row.values;
      const loan = this.#loan('installments', row);
      if (loan === undefined) continue;
      loan.sum += principal_minor;
      loan.dues.push({ line: row.line, sequence, due_on });
      if (!loan.stored) continue;
      const old = stored.get(`${loans.get(loan_no)?.id}/${sequence}`);
      if (old === undefined) this.#say('installments', row.line, 'sequence', 'not_a_schedule');
      else this.#compare('installments', row, old);
    }
  }

  async #paymentRows(rows: readonly TapeRow<'payments'>[]): Promise<void> {
    const references = rows.map(({ values }) => values.client_reference);
    const stored = await findByKey(this.#db, 'payments', 'client_reference', references, [
      'loan_id',
      ...namesOf(rows).filter((name) => name !== 'loan_no'),
    ]);
    const loanOf = await this.#keysOf(
      'loans',
      'loan_no',
      [...stored.values()].map((row) => row.loan_id),
    );
    for (const row of rows) {
      const { paid_on, client_reference } = row.values;
      const date = this.#loan('payments', row)?.disbursed_on;
      if (date !== undefined && paid_on < date)
        this.#say('payments', row.line, 'paid_on', 'before_disbursement', { date });
      if (paid_on > this.#today)
        this.#say('payments', row.line, 'paid_on', 'in_future', { date: this.#today });
      const old = stored.get(client_reference);
      if (old !== undefined)
        this.#compare('payments', row, { ...old, loan_no: loanOf(old.loan_id) });
    }
  }

  #loan(
    name: TapeName,
    { line, values: { loan_no: key } }: TapeRow<'installments' | 'payments'>,
  ): TapeLoan | undefined {
    const loan = this.#loans.get(key);
    const isRefused = this.#unread.has('loans') || this.#refusedLoans.has(key);
    if (loan === undefined && !isRefused) this.#say(name, line, 'loan_no', 'unknown_loan', { key });
    return loan;
  }

  /**
   * Checks, once all rows were read, that a loan's installments are all there, make a schedule and
   * lend what the loan lent.
   */
  finish(): void {
    for (const loan of this.#loans.values()) {
      const { line, sum, dues, principal_minor, installments_count } = loan;
      if (dues.length === 0 || line === 0) continue;
      if (!loan.stored)
        for (const slip of scheduleSlips(loan, dues))
          this.#say('installments', slip.line, slip.field, slip.key, slip.parameters);
      if (dues.length !== installments_count)
        this.#say('loans', line, 'installments_count', 'installment_count', {
          count: dues.length,
          expected: installments_count,
        });
      if (sum !== principal_minor)
        this.#say('loans', line, 'principal_minor', 'principal_sum', {
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

const loanNos = (rows: readonly TapeRow<'loans' | 'installments' | 'payments'>[]): string[] =>
  rows.map(({ values }) => values.loan_no);
const namesOf = (rows: readonly TapeRow[]): string[] => [
  ...new Set(rows.flatMap(({ values }) => Object.keys(values))),
];
