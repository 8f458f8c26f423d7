import type { Knex } from 'knex';
import type {
  ApprovalRow,
  RestructureFigures,
  RestructureRow,
} from '../contract/resources/restructures.ts';
import { daysPastDue, type TierBand, tierOf } from '../domain/ledger/delinquency.ts';
import { daysBetween } from '../domain/time/calendar.ts';
import { bulkAllowed, type RestructureLimits } from '../domain/restructure/restructure.ts';
import { loadPolicies } from '../book/policies.ts';
import { narrowTo, type Scope } from '../store/scope.ts';
import { countRows } from '../store/tableStore.ts';

/** A request as it waits, with the figures last shown and how many files support it. */
type Waiting = Pick<
  RestructureRow,
  'id' | 'loan_id' | 'borrower_id' | 'kinds' | 'cause' | 'requested_by' | 'first_approved_by'
> &
  Pick<ApprovalRow, 'loan_no' | 'borrower_name' | 'requested_by_name' | 'submitted_at'> & {
    figures: string;
    evidence: number;
    submitted_on: string;
    oldest_unpaid_due_on: string | null;
  };

/**
 * The share of the income from which an installment, with what other lenders get, is hard to bear.
 */
const HARD_TO_BEAR_BPS = 5000;
/** The third tier's end: what is older is rarely cured by a plan alone. */
const BADLY_OVERDUE_DAYS = 90;

/**
 * The requests that wait for a supervisor on a date, oldest first, with the figures as they were
 * frozen at the last step: a part of them, and how many there are; of a scope, those in it.
 */
export async function approvalQueue(
  db: Knex,
  today: string,
  page: { first: number; rows: number },
  scope: Scope | null = null,
): Promise<{ shown: ApprovalRow[]; total: number }> {
  const policies = await loadPolicies(db);
  const limits = policies.on('restructure_limits', today);
  const bands = policies.on('tiers', today);
  const rows = await waitingRows(db, page, scope);
  return {
    shown: rows.map((row) => approvalRow(row, { limits, bands, today })),
    total: await countRows(waiting(db, scope)),
  };
}

function waiting(db: Knex, scope: Scope | null): Knex.QueryBuilder {
  const rows = db('restructures').where({ 'restructures.status': 'submitted' });
  narrowTo(db, rows, 'restructures', scope);
  return rows;
}

const waitingRows = async (
  db: Knex,
  page: { first: number; rows: number },
  scope: Scope | null,
): Promise<Waiting[]> =>
  await waiting(db, scope)
    .join('loans', 'loans.id', 'restructures.loan_id')
    .join('borrowers', 'borrowers.id', 'restructures.borrower_id')
    .join('users', 'users.id', 'restructures.requested_by')
    .join(
      'restructure_steps',
      'restructure_steps.id',
      db.raw(
        '(select max(steps.id) from restructure_steps as steps where steps.restructure_id = ' +
          "restructures.id and steps.step in ('submit', 'approve_first'))",
      ),
    )
    .orderBy(['restructures.submitted_at', 'restructures.id'])
    .offset(page.first)
    .limit(page.rows)
    .select(
      'restructures.id',
      'restructures.loan_id',
      'loans.loan_no',
      'loans.oldest_unpaid_due_on',
      'restructures.borrower_id',
      { borrower_name: 'borrowers.full_name' },
      'restructures.kinds',
      'restructures.cause',
      'restructures.requested_by',
      { requested_by_name: 'users.full_name' },
      'restructures.submitted_at',
      'restructures.first_approved_by',
      'restructure_steps.figures',
      {
        submitted_on: db('restructure_steps as sent')
          .max('sent.business_date')
          .where('sent.step', 'submit')
          .whereRaw('sent.restructure_id = restructures.id'),
      },
      {
        evidence: db('attachments')
          .count('*')
          .where({ resource: 'restructures', status: 'recorded' })
          .whereRaw('attachments.record_id = restructures.id'),
      },
    );

function approvalRow(
  { figures: frozen, evidence, submitted_on, oldest_unpaid_due_on, ...row }: Waiting,
  {
    limits,
    bands,
    today,
  }: { limits: RestructureLimits; bands: readonly TierBand[]; today: string },
): ApprovalRow {
  const figures = JSON.parse(frozen) as RestructureFigures;
  // Those of today, as everywhere else: the frozen ones are of the day the plan begins.
  const days_past_due = daysPastDue(oldest_unpaid_due_on, today);
  const { share_all_bps } = figures.affordability;
  return {
    ...row,
    kinds: JSON.parse(row.kinds) as ApprovalRow['kinds'],
    waiting_days: daysBetween(submitted_on, today),
    owed_minor: Object.values(figures.parts).reduce((sum, part) => sum + part.open_minor, 0),
    waived_minor: figures.waived_minor,
    capitalised_minor: figures.capitalised_minor,
    total_after_minor: figures.total_after_minor,
    term_months: figures.term_months,
    days_past_due,
    tier: tierOf(days_past_due, bands),
    nominal_apr_bps: figures.nominal_apr_bps,
    within_cap: figures.within_cap,
    share_all_bps,
    approvers_needed: figures.approvers_needed,
    repeated: figures.observation.repeated,
    risks: risksOf(figures, days_past_due, evidence),
    bulk: row.first_approved_by === null && bulkAllowed(figures, limits),
  };
}

function risksOf(
  figures: RestructureFigures,
  days_past_due: number,
  evidence: number,
): ApprovalRow['risks'] {
  const { affordability, observation, approver_reasons } = figures;
  return [
    ...approver_reasons,
    ...((affordability.share_all_bps ?? 0) > HARD_TO_BEAR_BPS ? (['unaffordable'] as const) : []),
    ...(observation.repeated ? (['repeated'] as const) : []),
    ...(days_past_due > BADLY_OVERDUE_DAYS ? (['badly_overdue'] as const) : []),
    ...(evidence === 0 ? (['no_evidence'] as const) : []),
  ];
}
