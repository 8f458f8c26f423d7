import type { Knex } from 'knex';
import { dialectOf, rawRows } from '../../../../db/dialect.ts';
import { isLoose, takenBack } from '../../../../db/triggers.ts';
import type { Finding } from '../chain.ts';

/** Whether the triggers that keep rows from being changed stand as the schema made them. */

/** What the database must refuse of these tables: changing a row, removing it, replacing it. */
const FROZEN = [
  'audit_events',
  'audit_seals',
  'ledger_entries',
  'note_revisions',
  'attachment_files',
  'contact_refusals',
  'restructure_steps',
] as const;
const PARTLY = [
  'payments',
  'adjustments',
  'policies',
  'collection_notes',
  'reversal_requests',
  'restructures',
  'holds',
  'complaints',
  'attachments',
  'credit_repairs',
  'bank_lines',
  'bank_line_parts',
] as const;

interface Guard {
  readonly name: string;
  readonly on: string;
  /** Whether it refuses, and is not switched off. */
  readonly works: number;
  /** What it is made of. */
  readonly made: string;
}

const ON_SQLITE = `select name, tbl_name as "on", sql as made,
    sql like '%RAISE(ABORT, ''append-only: ' || tbl_name || ''')%'
      and sql not like '%WHEN 0%' and sql not like '%WHEN false%' as works
  from sqlite_master where type = 'trigger'`;
const ON_POSTGRES = `select t.tgname as name, c.relname as "on", p.prosrc as made,
    case when t.tgenabled in ('O', 'A') and p.prosrc like '%RAISE EXCEPTION ''append-only: %'
      and (p.proname = 'refuse_change' and p.prosrc not ilike '%return%'
        or p.proname = 'refuse_removal_' || c.relname)
      then 1 else 0 end as works
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
  join pg_namespace s on s.oid = c.relnamespace and s.nspname = current_schema()
  where not t.tgisinternal`;

/** Lets rows of an import that is taken back go, and no others; other guards let nothing go. */
const LETS_GO: Readonly<Record<'before' | 'after', string>> = {
  before: 'BEGIN IF ',
  after: " THEN RETURN OLD; END IF; RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END",
};

/** Whether a guard that lets some rows go lets go just these. */
function isStrict({ name, on, made }: Guard): boolean {
  if (!isLoose(on) || name !== `${on}_no_delete`) return true;
  const condition = takenBack(on);
  const onPostgres = `${LETS_GO.before}${condition}${LETS_GO.after}`;
  return made.includes(`WHEN NOT ${condition} BEGIN`) || made.trim() === onPostgres;
}

/** Names each trigger that is missing, switched off, or made to refuse nothing. */
export async function checkGuards(db: Knex, tell: (finding: Finding) => void): Promise<number> {
  const isSqlite = dialectOf(db) === 'sqlite';
  const guards = await rawRows<Guard>(db, isSqlite ? ON_SQLITE : ON_POSTGRES);
  const third = isSqlite ? 'replace' : 'truncate';
  const wanted = [...FROZEN, ...PARTLY].flatMap((table) =>
    ['update', 'delete', third].map((what) => ({ table, name: `${table}_no_${what}` })),
  );
  for (const { table, name } of wanted) {
    const guard = guards.find((one) => one.name === name && one.on === table);
    if (guard === undefined || Number(guard.works) !== 1 || !isStrict(guard))
      tell({
        kind: 'guard off',
        where: table,
        what:
          guard === undefined
            ? `the trigger ${name} is gone: its rows could be changed behind the console`
            : `the trigger ${name} is switched off or refuses nothing`,
      });
  }
  return wanted.length;
}
