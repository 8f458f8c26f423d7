import type { Knex } from 'knex';
import { bulkInsert } from '../../db/bulk.ts';
import { addDays } from '../../server/domain/time/calendar.ts';

export const LEGAL_LOANS = 10_000;

/** When the loan at a place of the legal book fell due: spread over five and a half years. */
export const dueOf = (at: number): string => addDays('2022-01-01', (at * 7919) % 2000);
/** A third of its loans is paid. */
export const owes = (at: number): boolean => at % 3 !== 0;

/**
 * Ten thousand loans of one borrower, put in by bulk; a fifth with a payment (half by the
 * borrower), a seventh with a demand (half with evidence). Answers their ids in order.
 */
export async function fillLegalBook(trx: Knex.Transaction, now: string): Promise<number[]> {
  const text = 'text',
    integer = 'integer';
  const [borrower_id] = await bulkInsert(
    trx,
    'borrowers',
    { full_name: text, identity_status: text, created_at: text, updated_at: text },
    [['王', 'unverified', now, now]],
  );
  const ids = await bulkInsert(
    trx,
    'loans',
    {
      loan_no: text,
      borrower_id: integer,
      product: text,
      principal_minor: integer,
      annual_rate_bps: integer,
      penalty_rate_bps: integer,
      repayment_method: text,
      day_count: text,
      rounding: text,
      installments_count: integer,
      disbursed_on: text,
      first_due_on: text,
      status: text,
      last_due_on: text,
      outstanding_minor: integer,
      oldest_unpaid_due_on: text,
      created_at: text,
      updated_at: text,
    },
    Array.from({ length: LEGAL_LOANS }, (_, at) => [
      `L${at}`,
      borrower_id ?? null,
      'consumer_loan',
      100_000,
      1200,
      0,
      'flat',
      '30/360',
      'half_up',
      12,
      '2021-01-01',
      '2021-02-01',
      owes(at) ? 'active' : 'settled',
      dueOf(at),
      owes(at) ? 50_000 : 0,
      owes(at) ? dueOf(at) : null,
      now,
      now,
    ]),
  );
  await bulkInsert(
    trx,
    'payments',
    {
      loan_id: integer,
      client_reference: text,
      amount_minor: integer,
      paid_on: text,
      channel: text,
      status: text,
      created_at: text,
      updated_at: text,
    },
    ids.flatMap((id, at) =>
      at % 5 === 0
        ? [
            [
              id,
              `p${id}`,
              100,
              addDays(dueOf(at), 200),
              at % 2 === 0 ? 'app' : 'agency',
              'posted',
              now,
              now,
            ],
          ]
        : [],
    ),
  );
  await bulkInsert(
    trx,
    'limitation_interruptions',
    {
      loan_id: integer,
      kind: text,
      happened_on: text,
      evidence: text,
      recorded_by: integer,
      created_at: text,
      updated_at: text,
    },
    ids.flatMap((id, at) =>
      at % 7 === 0
        ? [[id, 'demand', addDays(dueOf(at), 400), at % 2 === 0 ? 'EMS' : null, 1, now, now]]
        : [],
    ),
  );
  return ids;
}
