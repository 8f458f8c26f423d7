import type { Knex } from 'knex';
import type { ImportBuilt } from '../../../contract/resources/imports.ts';

/** What people did, since an import, with the records that it brought. */

type Kind = 'loans' | 'borrowers' | 'payments';

interface Building {
  readonly table: string;
  /** The column that names a record of the import. */
  readonly column: string;
  readonly of: Kind;
  /** Whether the rows tell of a loan by themselves. */
  readonly loan: boolean;
  /** Leaves out what came with the import itself. */
  readonly own?: (query: Knex.QueryBuilder, import_id: number) => void;
}

const ofLoans = (table: string): Building => ({
  table,
  column: 'loan_id',
  of: 'loans',
  loan: true,
});
const ofBorrowers = (table: string): Building => ({
  table,
  column: 'borrower_id',
  of: 'borrowers',
  loan: false,
});

/** What the plan of visits asked for and nobody has touched yet. */
const UNTOUCHED_VISIT = { 'visits.origin': 'plan', 'visits.status': 'due' };

/** Rows of the import's own tables that are not among those it brought. */
const notOf = (kind: Kind) => (query: Knex.QueryBuilder, import_id: number) => {
  query.whereNotExists((brought) => {
    void brought
      .from('import_rows as own')
      .select('own.record_id')
      .where({ 'own.import_id': import_id, 'own.kind': kind })
      .whereRaw(`own.record_id = ${kind}.id`);
  });
};

const CHANGES: Building = {
  table: 'audit_events',
  column: 'record_id',
  of: 'loans',
  loan: false,
  own: (query) => {
    query.where({ resource: 'loans', action: 'update' }).whereNotNull('actor_id');
  },
};

const BUILDINGS: readonly Building[] = [
  {
    ...ofLoans('warnings'),
    // Those that the business day raised go with the loan.
    own: (query) => {
      query.whereNotNull('warnings.closed_by');
    },
  },
  { ...ofLoans('payments'), own: notOf('payments') },
  {
    ...ofLoans('visits'),
    own: (query) => {
      query.whereNot((visit) => {
        void visit.where(UNTOUCHED_VISIT);
      });
    },
  },
  ...[
    'collection_notes',
    'note_loans',
    'adjustments',
    'restructures',
    'legal_cases',
    'holds',
    'complaints',
    'contact_refusals',
    'contact_reservations',
    'credit_repairs',
    'guarantees',
    'limitation_interruptions',
    'limitation_suspensions',
    'message_loans',
    'reporting_pauses',
    'reversal_requests',
    'bank_line_parts',
  ].map(ofLoans),
  { ...ofBorrowers('loans'), own: notOf('loans') },
  ...[
    'messages',
    'message_consents',
    'assignment_keeps',
    'borrower_contacts',
    'borrower_merges',
    'worklist_marks',
    'complaints',
    'contact_refusals',
    'credit_repairs',
    'restructures',
  ].map(ofBorrowers),
  { table: 'borrower_merges', column: 'into_id', of: 'borrowers', loan: false },
  {
    ...ofBorrowers('borrower_numbers'),
    own: (query) => {
      // By a function: `whereNot` of an object refuses each of its columns by itself.
      query.whereNot((number) => {
        void number.where({ source: 'import', is_primary: 1 });
      });
    },
  },
  CHANGES,
  {
    ...CHANGES,
    of: 'borrowers',
    own: (query) => {
      query
        .where({ resource: 'borrowers' })
        .whereIn('action', ['update', 'distinguish', 'merge'])
        .whereNotNull('actor_id');
    },
  },
  ...(['loans', 'borrowers', 'payments'] as const).map(
    (of): Building => ({
      table: 'attachments',
      column: 'record_id',
      of,
      loan: false,
      own: (query) => {
        query.where({ resource: of });
      },
    }),
  ),
];

/** The tables that are counted. */
export const COUNTED: ReadonlySet<string> = new Set(BUILDINGS.map(({ table }) => table));

/** Of one import, the rows of a table that name a record which it brought. */
function rowsOf(db: Knex, import_id: number, building: Building): Knex.QueryBuilder {
  const { table, column, of, own } = building;
  const query = db('import_rows')
    .join(table, `${table}.${column}`, 'import_rows.record_id')
    .where({ 'import_rows.import_id': import_id, 'import_rows.kind': of });
  own?.(query, import_id);
  return query;
}

async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const rows: { n: number | string }[] = await query.count({ n: '*' });
  return Number(rows[0]?.n ?? 0);
}

const SHOWN = 10;

/** What people built on what an import brought: how many records, and the first of them. */
export async function builtOn(db: Knex, import_id: number): Promise<ImportBuilt> {
  const first: ImportBuilt['first'] = [];
  const seen = new Set<string>();
  let count = 0;
  for (const building of BUILDINGS) {
    const { table, loan } = building;
    const found = await countOf(rowsOf(db, import_id, building));
    // A complaint, say, names the loan and its borrower: it is one.
    if (found === 0 || seen.has(table)) continue;
    seen.add(table);
    count += found;
    if (first.length >= SHOWN) continue;
    const rows: { record_id: number; loan_id: number | null; loan_no: string | null }[] =
      await rowsOf(db, import_id, building)
        .leftJoin('loans as l', 'l.id', db.raw(loan ? `${table}.loan_id` : 'null'))
        .orderBy(`${table}.id`)
        .limit(SHOWN - first.length)
        .select({ record_id: `${table}.id`, loan_id: 'l.id', loan_no: 'l.loan_no' });
    first.push(...rows.map((row) => ({ table, ...row })));
  }
  return { count, first };
}
