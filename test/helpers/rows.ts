import type { Knex } from 'knex';

/**
 * Every table a request can write to; sessions are left out, signing in is not what is looked at.
 */
export const TABLES = [
  'users',
  'idempotency_keys',
  'audit_events',
  'borrowers',
  'loans',
  'schedule_versions',
  'installments',
  'overdue_book',
  'payments',
  'adjustments',
  'ledger_entries',
  'restructures',
  'restructure_steps',
  'business_days',
  'collection_notes',
  'note_revisions',
  'legal_cases',
  'policies',
  'attachment_files',
  'attachments',
  'borrower_contacts',
  'borrower_matches',
  'borrower_numbers',
  'borrower_merges',
  'contact_reservations',
  'contact_refusals',
  'holds',
  'complaints',
  'credit_repairs',
  'credit_repair_steps',
  'credit_repair_checks',
  'bureau_records',
  'credit_corrections',
  'credit_correction_sendings',
  'reporting_pauses',
  'limitation_interruptions',
  'limitation_suspensions',
  'case_measures',
  'case_measure_renewals',
  'case_hearings',
  'case_steps',
  'guarantees',
  'case_events',
  'reminders',
  'worklist_marks',
  'assignment_runs',
  'assignment_moves',
  'assignment_keeps',
  'absences',
] as const;

/**
 * The whole content of the database as text: two equal ones mean that nothing was written in
 * between.
 */
export async function contents(db: Knex): Promise<string> {
  const tables: unknown[] = [];
  for (const table of TABLES) {
    // Files are their hash: ten megabytes as text would take seconds.
    const rows: object[] = await db(table).select(
      table === 'attachment_files' ? ['sha256', 'size_bytes', 'created_at'] : '*',
    );
    tables.push([table, rows.length, rows.map((row) => JSON.stringify(row)).sort()]);
  }
  return JSON.stringify(tables);
}

export async function rowCount(
  db: Knex,
  table: string,
  where: Record<string, unknown> = {},
): Promise<number> {
  const row = (await db(table).where(where).count({ n: '*' }).first()) as { n: number } | undefined;
  return Number(row?.n ?? 0);
}
