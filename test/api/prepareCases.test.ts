import { beforeAll, describe, expect, it } from 'vitest';
import { query, TODAY } from '../helpers/api.ts';
import { newLoanDue } from '../helpers/book.ts';
import { openCase, post, type Row } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { attachEvidence, attachFile } from '../helpers/evidence.ts';
import { contents, rowCount } from '../helpers/rows.ts';

interface Checked {
  loan_id: number;
  claimed_minor: number;
  ready: boolean;
  reasons: string[];
  missing: string[];
  limitation_expires_on: string;
  legal_case_id: number | null;
  days_past_due: number;
}
const { server, staff, staff2 } = await openDesk();

const loanDue = async (on: string, changes: Record<string, unknown> = {}) =>
  (await newLoanDue(staff, on, changes)).id;

describe('preparing many cases', () => {
  let ids: Record<'ready' | 'rich' | 'bare' | 'current' | 'sued' | 'settled' | 'expired', number>;
  beforeAll(async () => {
    ids = {
      ready: await loanDue('2025-06-10'),
      rich: await loanDue('2025-06-10', { penalty_rate_bps: 1800 }),
      bare: await loanDue('2025-06-10'),
      current: await loanDue('2026-03-20'),
      sued: await loanDue('2025-06-10'),
      settled: await loanDue('2025-06-10'),
      expired: await loanDue('2023-02-10'),
    };
    for (const id of [ids.ready, ids.rich, ids.sued, ids.settled, ids.expired, ids.current])
      await attachEvidence(staff, id);
    await attachFile(staff, 'loans', ids.bare, 'contract');
    await openCase(staff, ids.sued);
    const { body } = await staff.get(`/api/loans/${ids.settled}/payoff`).expect(200);
    await post(staff, 'payments', {
      loan_id: ids.settled,
      amount_minor: body.amount_minor,
      paid_on: TODAY,
      channel: 'app',
    });
    await post(staff, 'adjustments', {
      loan_id: ids.rich,
      kind: 'charge',
      cost_kind: 'notice_fee',
      amount_minor: 2_000,
      reason: '公证送达',
    });
  });

  it('shows first what would come of it, with the reasons, and writes nothing', async () => {
    const before = await contents(server.deps.database.read);
    const { body } = await staff
      .post('/api/legal_cases/prepare_check')
      .send({ loan_ids: Object.values(ids) })
      .expect(200);
    expect(await contents(server.deps.database.read)).toBe(before);
    const of: Record<string, Checked> = Object.fromEntries(
      (body.loans as Checked[]).map((one) => [
        Object.entries(ids).find(([, id]) => id === one.loan_id)?.[0] ?? '',
        one,
      ]),
    );
    expect(
      Object.fromEntries(
        Object.entries(of).map(([name, { reasons, missing }]) => [name, [reasons, missing]]),
      ),
    ).toEqual({
      ready: [[], []],
      rich: [[], []],
      bare: [['evidence'], ['disbursement_proof', 'repayment_record', 'identity', 'demand_record']],
      current: [['not_overdue'], []],
      sued: [['open_case'], []],
      settled: [['not_active'], []],
      expired: [['limitation'], []],
    });
    const rich = (await staff.get(`/api/loans/${ids.rich}`).expect(200)).body as {
      outstanding_minor: number;
      penalty_minor: number;
      cost_minor: number;
    };
    expect(rich.penalty_minor).toBeGreaterThan(0);
    expect(of['rich']).toMatchObject({
      claimed_minor: rich.outstanding_minor + rich.penalty_minor + 2_000,
      limitation_expires_on: '2028-06-12',
      days_past_due: 268,
    });
    expect(body.ready).toEqual({
      count: 2,
      claimed_minor: (of['ready']?.claimed_minor ?? 0) + (of['rich']?.claimed_minor ?? 0),
    });
    expect(body.refused.count).toBe(5);
  });

  it('makes drafts for just those, owned by who asked, and none on a repeat', async () => {
    const check = (
      await staff
        .post('/api/legal_cases/prepare_check')
        .send({ loan_ids: Object.values(ids) })
        .expect(200)
    ).body.loans as Checked[];
    const { body } = await staff2
      .post('/api/legal_cases/prepare')
      .send({ loan_ids: Object.values(ids) })
      .expect(200);
    expect((body.created as { loan_id: number }[]).map(({ loan_id }) => loan_id)).toEqual(
      check.filter(({ ready }) => ready).map(({ loan_id }) => loan_id),
    );
    expect(body.skipped).toEqual(
      check.filter(({ ready }) => !ready).map(({ loan_id, reasons }) => ({ loan_id, reasons })),
    );
    for (const { loan_id, legal_case_id } of body.created as {
      loan_id: number;
      legal_case_id: number;
    }[]) {
      const legalCase = (await staff.get(`/api/legal_cases/${legal_case_id}`).expect(200))
        .body as Row;
      expect(legalCase).toMatchObject({
        loan_id,
        stage: 'draft',
        owner_id: 2,
        claimed_minor: check.find((one) => one.loan_id === loan_id)?.claimed_minor,
      });
      expect(
        (await staff.get('/api/case_events').query(query({ filter: { legal_case_id } }))).body,
      ).toMatchObject([{ kind: 'opened', actor_id: 2 }]);
    }
    const before = await rowCount(server.deps.database.read, 'legal_cases');
    const again = (
      await staff2
        .post('/api/legal_cases/prepare')
        .send({ loan_ids: Object.values(ids) })
        .expect(200)
    ).body;
    expect(again.created).toEqual([]);
    expect((again.skipped as { reasons: string[] }[])[0]?.reasons).toEqual(['open_case']);
    expect(await rowCount(server.deps.database.read, 'legal_cases')).toBe(before);
  });

  it('is refused for a loan that is not there, for none and for too many', async () => {
    for (const path of ['prepare', 'prepare_check']) {
      for (const loan_ids of [
        [ids.ready, 999_999],
        [],
        Array.from({ length: 501 }, (_, at) => at + 1),
      ]) {
        const { body } = await staff
          .post(`/api/legal_cases/${path}`)
          .send({ loan_ids })
          .expect(400);
        expect(Object.keys(body.errors)).toEqual(['loan_ids', 'root']);
      }
    }
  });
});
