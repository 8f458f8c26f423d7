import type { Knex } from 'knex';
import { isOneOf } from '../../db/dialect.ts';
import { ABOUT_WHOM, type About, NAMED_BY } from '../contract/aboutWhom.ts';
import type { Resource } from '../contract/access.ts';
import { ATTACHABLE } from '../contract/enums.ts';
import { VISITS_OPEN } from '../domain/visits/words.ts';
import { REPAIR_OPEN } from '../domain/repair/repairCase.ts';

/**
 * Which borrowers a person sees, where the policy `row_scope` says that it is not all: those who
 * have a loan in the hands of certain people, a case these own, or a request they answer; and
 * whoever they entered and nobody has lent to yet. All records of such a borrower are seen, of
 * others none: they are not there. Decision 0053.
 */
export interface Scope {
  /** Whose work is seen, by the ids of users; never empty. */
  readonly people: readonly number[];
  /** Whether so much is in their hands that rows are asked one by one, see `narrowTo`. */
  readonly isWide: boolean;
}

/** An id that no record has; it fits the integers of both engines. */
const NO_RECORD = 2_147_483_647;

type Rows = Knex.QueryBuilder;
/** Keeps of rows those whose column names a borrower of a scope. */
type Within = (db: Knex, rows: Rows, column: string, scope: Scope) => void;

/** Whoever some people entered, while nobody has lent to them. */
const enteredBy = (db: Knex, people: readonly number[]): Rows =>
  db('borrowers as entered')
    .where(isOneOf(db, 'entered.entered_by', people))
    .whereNotExists(db('loans as lent').whereRaw('lent.borrower_id = entered.id').select('lent.id'))
    .select('entered.id');

/** Whom some people are to visit: who goes along is to know where and why. */
const visiting = (db: Knex, people: readonly number[], as: 'holder_id' | 'companion_id'): Rows =>
  db('visits as visiting')
    .where(isOneOf(db, `visiting.${as}`, people))
    // In so many words, by which SQLite knows the index of open visits.
    .whereRaw(`visiting.status in (${VISITS_OPEN.map((status) => `'${status}'`).join(', ')})`)
    .select('visiting.borrower_id');

/** From the borrowers of the scope to their rows: what few people have is little of the book. */
const led: Within = (db, rows, column, { people }) => {
  const sued = db('legal_cases')
    .join('loans as sued', 'sued.id', 'legal_cases.loan_id')
    .where(isOneOf(db, 'legal_cases.owner_id', people))
    .select('sued.borrower_id');
  const asking = db('credit_repairs as asking')
    .where(isOneOf(db, 'asking.assignee_id', people))
    .select('asking.borrower_id');
  const held = db('loans as held')
    .where(isOneOf(db, 'held.assigned_to', people))
    .select('held.borrower_id')
    .unionAll([sued, asking, visiting(db, people, 'holder_id')])
    .unionAll([visiting(db, people, 'companion_id'), enteredBy(db, people)]);
  void rows.whereIn(column, held);
};

/** From each row to the borrower's own loans, cases and requests: for few rows. */
const asked: Within = (db, rows, column, { people }) => {
  const of = (borrower: string) => `${borrower} = ${column}`;
  void rows.where((any) => {
    void any
      .whereExists(
        db('loans as held')
          .whereRaw(of('held.borrower_id'))
          .where(isOneOf(db, 'held.assigned_to', people))
          .select('held.id'),
      )
      .orWhereExists(
        db('loans as sued')
          .join('legal_cases as suing', 'suing.loan_id', 'sued.id')
          .whereRaw(of('sued.borrower_id'))
          .where(isOneOf(db, 'suing.owner_id', people))
          .select('suing.id'),
      )
      .orWhereExists(
        db('credit_repairs as asking')
          .whereRaw(of('asking.borrower_id'))
          .where(isOneOf(db, 'asking.assignee_id', people))
          .select('asking.id'),
      )
      .orWhereExists(visiting(db, people, 'holder_id').whereRaw(of('visiting.borrower_id')))
      .orWhereExists(visiting(db, people, 'companion_id').whereRaw(of('visiting.borrower_id')))
      .orWhereExists(enteredBy(db, people).whereRaw(of('entered.id')));
  });
};

/** The table that a column names a record of, where that is not the borrowers'. */
const PARENTS = {
  loan_id: ['loans', 'borrower_id'],
  legal_case_id: ['legal_cases', 'loan_id'],
  note_id: ['collection_notes', 'loan_id'],
  message_id: ['messages', 'borrower_id'],
} as const;

/** Keeps of rows of a table those whose column leads to a borrower of the scope. */
function follow(
  db: Knex,
  rows: Rows,
  [table, by]: readonly [table: string, by: About['by']],
  scope: Scope,
  within: Within,
): void {
  const column = `${table}.${by}`;
  if (by === 'id' || by === 'borrower_id') return within(db, rows, column, scope);
  const [parent, next] = PARENTS[by];
  const alias = `${parent}_above`;
  const above = db(`${parent} as ${alias}`).select(`${alias}.id`);
  follow(db, above, [alias, next], scope, within);
  if (within === led) void rows.whereIn(column, above);
  else void rows.whereExists(above.whereRaw(`${alias}.id = ${column}`));
}

/** Requests that nobody has taken yet are a queue: whoever takes one must see it before. */
const orInQueue = (rows: Rows): void =>
  void rows.orWhere((queue) => {
    void queue
      .whereNull('credit_repairs.assignee_id')
      .whereIn('credit_repairs.status', [...REPAIR_OPEN]);
  });

/** Money that nobody has claimed may be anybody's; what is booked is of its loans. */
function narrowLines(db: Knex, rows: Rows, scope: Scope, within: Within): void {
  const parts = db('bank_line_parts')
    .whereRaw('bank_line_parts.line_id = bank_lines.id')
    .select('bank_line_parts.id');
  follow(db, parts, ['bank_line_parts', 'loan_id'], scope, within);
  void rows.where((line) => {
    void line.where('bank_lines.booked_minor', 0).orWhereExists(parts);
  });
}

/** Files are listed by the record they belong to: each row is asked, for there are few. */
function narrowAttached(db: Knex, rows: Rows, scope: Scope): void {
  void rows.where((any) => {
    for (const resource of ATTACHABLE) {
      const records = db(resource).select(`${resource}.id`);
      narrowBy(db, records, resource, scope, asked);
      void any.orWhere((of) => {
        void of
          .where('attachments.resource', resource)
          .whereExists(records.whereRaw(`${resource}.id = attachments.record_id`));
      });
    }
  });
}

/** Whether records of a resource are about borrowers, so that a scope leaves some out. */
export const isScoped = (resource: Resource): boolean => {
  const about = ABOUT_WHOM[resource];
  return about !== 'nobody' && about !== 'narrowed';
};

function narrowBy(db: Knex, rows: Rows, resource: Resource, scope: Scope, within: Within): void {
  const about: About | string = ABOUT_WHOM[resource];
  if (about === 'money') narrowLines(db, rows, scope, within);
  else if (about === 'attached') narrowAttached(db, rows, scope);
  else if (typeof about === 'object')
    void rows.where((some) => {
      follow(db, some, [resource, about.by], scope, within);
      if (about.queue) orInQueue(some);
    });
}

/**
 * Keeps of the rows of a resource, from its own table, those about borrowers of a scope: led by
 * these borrowers where they are few; else the order of the list leads, and each of its rows is
 * asked.
 */
export function narrowTo(db: Knex, rows: Rows, resource: Resource, scope: Scope | null): void {
  if (scope !== null) narrowBy(db, rows, resource, scope, scope.isWide ? asked : led);
}

/** Which of some records of a resource a person sees. */
async function seenOf(
  db: Knex,
  resource: Resource,
  ids: readonly number[],
  scope: Scope,
): Promise<Set<number>> {
  const rows = db(resource)
    .where(isOneOf(db, `${resource}.id`, ids))
    .select(`${resource}.id`);
  narrowBy(db, rows, resource, scope, asked);
  const seen = (await rows) as { id: number }[];
  return new Set(seen.map(({ id }) => id));
}

/** Whether a person sees a record; of a resource that is about nobody, any. */
export const isSeen = async (
  db: Knex,
  resource: Resource,
  id: number,
  scope: Scope | null,
): Promise<boolean> =>
  scope === null || !isScoped(resource) || (await seenOf(db, resource, [id], scope)).has(id);

/** Of some rows those that are of records which a person sees. */
export async function seenOnly<R>(
  db: Knex,
  resource: Resource,
  rows: readonly R[],
  idOf: (row: R) => number,
  scope: Scope | null,
): Promise<readonly R[]> {
  if (scope === null || rows.length === 0) return rows;
  const seen = await seenOf(db, resource, rows.map(idOf), scope);
  return rows.filter((row) => seen.has(idOf(row)));
}

type Names = Readonly<Record<string, Resource>>;

/** The records that the fields of a request name, by resource. */
function namedIn(sent: unknown, names: Names, found = new Map<Resource, Set<number>>()) {
  if (Array.isArray(sent)) for (const part of sent) namedIn(part, names, found);
  else if (typeof sent === 'object' && sent !== null)
    for (const [name, value] of Object.entries(sent)) {
      const resource = Object.hasOwn(names, name) ? names[name] : undefined;
      if (resource === undefined) namedIn(value, names, found);
      else {
        const ids = found.get(resource) ?? new Set();
        for (const id of [value].flat()) if (typeof id === 'number') ids.add(id);
        found.set(resource, ids);
      }
    }
  return found;
}

type Hides = (resource: Resource, id: unknown) => unknown;

function hidden(sent: unknown, names: Names, hide: Hides): unknown {
  if (Array.isArray(sent)) return sent.map((part: unknown) => hidden(part, names, hide));
  if (typeof sent !== 'object' || sent === null || Buffer.isBuffer(sent)) return sent;
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]: [string, unknown]) => {
      const resource = Object.hasOwn(names, name) ? names[name] : undefined;
      if (resource === undefined) return [name, hidden(value, names, hide)];
      return [
        name,
        Array.isArray(value)
          ? value.map((id: unknown) => hide(resource, id))
          : hide(resource, value),
      ];
    }),
  );
}

/**
 * What was sent, with the ids of records that a person does not see replaced by one that no record
 * has: whoever names them is answered as if they were not there, by the words of that very field.
 *
 * @param own what `ids` and `record_id` of the request name, if anything
 */
export async function withoutHidden(
  db: Knex,
  sent: unknown,
  own: Names,
  scope: Scope,
): Promise<unknown> {
  const names = { ...NAMED_BY, ...own };
  const unseen = new Map<Resource, Set<number>>();
  for (const [resource, ids] of namedIn(sent, names)) {
    const seen = await seenOf(db, resource, [...ids], scope);
    unseen.set(resource, new Set([...ids].filter((id) => !seen.has(id))));
  }
  if ([...unseen.values()].every(({ size }) => size === 0)) return sent;
  const hide: Hides = (resource, id) =>
    typeof id === 'number' && unseen.get(resource)?.has(id) ? NO_RECORD : id;
  return hidden(sent, names, hide);
}
