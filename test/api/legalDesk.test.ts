import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../server/domain/time/calendar.ts';
import { limitationOf } from '../../server/domain/legal/limitation.ts';
import { rollBusinessDay } from '../../server/jobs/businessDay.ts';
import { legalDeadlines } from '../../server/views/legalDeadlines.ts';
import { chineseWorkdays } from '../../server/book/workdays.ts';
import {
  createBorrower,
  createLoan,
  query,
  startTestServer,
  TODAY,
  type TestServer,
} from '../helpers/api.ts';
import { attachEvidence, attachFile } from '../helpers/evidence.ts';
import { dueOf, fillLegalBook, LEGAL_LOANS, owes } from '../helpers/legalBook.ts';
import { contents, rowCount } from '../helpers/rows.ts';

type Body = Record<string, unknown> & { id: number; version: number };
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

let server: TestServer;
let staff: Agent;
let staff2: Agent;
beforeAll(async () => {
  server = await startTestServer();
  [staff, staff2] = [await server.as('staff'), await server.as('staff2')];
});
afterAll(async () => {
  await server.close();
});

const loanDue = async (on: string, changes: object = {}): Promise<number> =>
  (
    await createLoan(staff, await createBorrower(staff), {
      installments_count: 1,
      disbursed_on: addMonths(on, -1),
      first_due_on: on,
      ...changes,
    })
  ).id;
const open = async (loan_id: number, rest: object = {}): Promise<Body> =>
  (
    await staff
      .post('/api/legal_cases')
      .send({ loan_id, claimed_minor: 1, ...rest })
      .expect(201)
  ).body;
const post = async (path: string, body: object): Promise<Body> =>
  (
    await staff
      .post(`/api/${path}`)
      .send(body)
      .expect((response) => {
        expect([200, 201]).toContain(response.status);
      })
  ).body;

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
    await open(ids.sued);
    const { body } = await staff.get(`/api/loans/${ids.settled}/payoff`).expect(200);
    await post('payments', {
      loan_id: ids.settled,
      amount_minor: body.amount_minor,
      paid_on: TODAY,
      channel: 'app',
    });
    await post('adjustments', {
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
        .body as Body;
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

describe('the deadlines of all', () => {
  const list = async (parameters: object = {}, agent = staff) => {
    const { body, headers } = await agent.get('/api/legal_deadlines').query(parameters).expect(200);
    expect(headers['content-range']).toMatch(
      new RegExp(
        `^legal_deadlines (0-${(body as unknown[]).length - 1}|\\*)/${(body as unknown[]).length}$`,
      ),
    );
    return body as (Record<string, unknown> & {
      on: string;
      loan_id: number;
      kind: string;
      id: string;
    })[];
  };

  it('has the limitation of loans nobody sues for, and everything of open cases, by date, of the past year and the next 90 days', async () => {
    const soon = await loanDue('2023-04-10', { assigned_to: 2 });
    const late = await loanDue('2023-02-10');
    const lost = await loanDue('2021-06-30');
    const far = await loanDue('2024-06-30');
    const sued = await loanDue('2025-06-10');
    const { id } = await open(sued, { case_no: '(2026)民初9号' });
    await post('case_measures', {
      legal_case_id: id,
      purpose: 'preservation',
      kind: 'deposit',
      property: '账户 1',
      taken_on: '2026-02-03',
      until_on: '2026-04-01',
      pre_suit: true,
    });
    const rows = await list();
    expect(rows.map(({ on }) => on)).toEqual(rows.map(({ on }) => on).toSorted());
    expect(rows.every(({ on }) => on >= '2025-03-05' && on <= '2026-06-03')).toBe(true);
    const of = (loan: number) => rows.filter(({ loan_id }) => loan_id === loan);
    expect(of(soon)).toMatchObject([
      {
        id: `loan-${soon}-limitation`,
        kind: 'limitation',
        on: '2026-04-10',
        days_left: 36,
        legal_case_id: null,
        stage: null,
        owner_id: 2,
        borrower_name: '王小明',
        outstanding_minor: 1_212_000,
        article: '188',
      },
    ]);
    expect(of(late)).toMatchObject([{ on: '2026-02-10', days_left: -23 }]);
    expect([of(lost), of(far)]).toEqual([[], []]);
    expect(of(sued)).toMatchObject([
      {
        kind: 'preservation_suit',
        on: TODAY,
        detail: '账户 1',
        case_no: '(2026)民初9号',
        legal_case_id: id,
        owner_id: 1,
      },
      { kind: 'measure_expiry', on: '2026-04-01' },
    ]);
    expect(
      (await list({ from: '2024-01-01', to: '2024-12-31' })).filter(
        ({ loan_id }) => loan_id === lost,
      ),
    ).toMatchObject([{ on: '2024-07-01' }]);
    expect((await list({ owner_id: 2 })).every(({ owner_id }) => owner_id === 2)).toBe(true);
    expect(
      (await list({ to: '2027-12-31' })).filter(({ loan_id }) => loan_id === far),
    ).toMatchObject([{ on: '2027-06-30' }]);
    // Told once the debtor is reached again: an interruption takes it away.
    await post('limitation_interruptions', {
      loan_id: soon,
      kind: 'demand',
      on: '2026-03-01',
      evidence: 'EMS',
    });
    expect((await list()).filter(({ loan_id }) => loan_id === soon)).toEqual([]);
    await list({}, await server.as('compliance'));
  });

  it('comes in pages that say how many there are', async () => {
    const all = await list();
    const page = await staff.get('/api/legal_deadlines').query({ range: '[1,2]' }).expect(200);
    expect(page.body).toEqual(all.slice(1, 3));
    expect(page.headers['content-range']).toBe(`legal_deadlines 1-2/${all.length}`);
    expect(
      (await staff.get('/api/legal_deadlines').query({ range: '[900,999]' }).expect(200)).headers[
        'content-range'
      ],
    ).toBe(`legal_deadlines */${all.length}`);
  });

  it.each([
    [{ range: '[0,1000]' }, 'range'],
    [{ range: 'all' }, 'range'],
    [{ filter: '{}' }, 'filter'],
    [{ owner: 1 }, 'owner'],
    [{ from: 'soon' }, 'from'],
    [{ to: '2026-02-31' }, 'to'],
    [{ owner_id: 'me' }, 'owner_id'],
  ])('is refused for %j', async (parameters, field) => {
    expect(
      (await staff.get('/api/legal_deadlines').query(parameters).expect(400)).body.errors,
    ).toHaveProperty(field);
  });

  it('is the same as every loan computed by itself, at ten thousand loans', async () => {
    const other = await startTestServer();
    await other.deps.database.write.transaction(
      async (trx) => await fillLegalBook(trx, `${TODAY}T04:00:00.000Z`),
    );
    const [from, to] = [addMonths(TODAY, -12), addDays(TODAY, 90)];
    const rows = await legalDeadlines(other.deps.database.read, TODAY, { from, to });
    const expected = Array.from({ length: LEGAL_LOANS }, (_, at) => {
      const interruptions = [
        ...(at % 10 === 0
          ? [{ kind: 'part_payment' as const, on: addDays(dueOf(at), 200), evidence: 'p' }]
          : []),
        ...(at % 14 === 0
          ? [{ kind: 'demand' as const, on: addDays(dueOf(at), 400), evidence: 'EMS' }]
          : []),
      ];
      return {
        loan_no: `L${at}`,
        on: limitationOf({ last_due_on: dueOf(at), interruptions }, chineseWorkdays).on,
        owed: owes(at),
      };
    }).filter(({ on, owed }) => owed && on >= from && on <= to);
    expect(rows.length).toBeGreaterThan(500);
    expect(rows.map(({ loan_no, on }) => `${loan_no} ${on}`).toSorted()).toEqual(
      expected.map(({ loan_no, on }) => `${loan_no} ${on}`).toSorted(),
    );
    await other.close();
  });
});

describe('reminders', () => {
  type Told = Body & {
    resource: string;
    record_id: number;
    kind: string;
    deadline_on: string;
    remind_on: string;
    done: boolean;
    days_left: number;
    title: string;
  };
  let desk: TestServer;
  /** A book of its own on a day: signing in on a later day ends sessions of an earlier one. */
  const told = async (name: string, filter: object = {}, on = desk) =>
    (
      await (
        await on.as(name)
      )
        .get('/api/reminders')
        .query(query({ filter, range: [0, 99] }))
        .expect(200)
    ).body as Told[];
  let loan: number;
  let mine: Body;
  let nobodys: Body;
  beforeAll(async () => {
    desk = await startTestServer();
    const agent = await desk.as('staff');
    const make = async (path: string, body: object) =>
      (await agent.post(`/api/${path}`).send(body).expect(201)).body as Body;
    const due = async (on: string) =>
      (
        await createLoan(agent, await createBorrower(agent), {
          installments_count: 1,
          disbursed_on: addMonths(on, -1),
          first_due_on: on,
        })
      ).id;
    loan = await due('2025-06-10');
    mine = await make('legal_cases', { loan_id: loan, claimed_minor: 1, case_no: '民初1号' });
    nobodys = await make('legal_cases', { loan_id: await due('2025-06-11'), claimed_minor: 1 });
    await agent.put(`/api/legal_cases/${nobodys.id}`).send({ owner_id: null }).expect(200);
    for (const legal_case_id of [mine.id, nobodys.id])
      await make('case_measures', {
        legal_case_id,
        purpose: 'preservation',
        kind: 'deposit',
        property: '账户',
        taken_on: '2026-02-01',
        until_on: '2026-04-04',
      });
    await due('2023-03-09');
  });
  afterAll(async () => {
    await desk.close();
  });

  it('come to the owner, or where there is none to every supervisor, once each however often the day is rolled', async () => {
    expect((await rollBusinessDay(desk.deps))?.results).toMatchObject({ reminders: 1 + 2 + 2 });
    expect(await rollBusinessDay(desk.deps)).toBeNull();
    const measure = {
      kind: 'measure_expiry',
      deadline_on: '2026-04-04',
      remind_on: '2026-03-05',
      days_left: 30,
      done: false,
    };
    expect(await told('staff')).toMatchObject([
      {
        ...measure,
        resource: 'legal_cases',
        record_id: mine.id,
        loan_id: loan,
        title: '民初1号 王小明',
      },
    ]);
    for (const name of ['supervisor', 'supervisor2']) {
      expect(await told(name)).toMatchObject([
        {
          resource: 'loans',
          kind: 'limitation',
          deadline_on: '2026-03-09',
          remind_on: '2026-03-02',
          days_left: 4,
        },
        { ...measure, record_id: nobodys.id },
      ]);
    }
    for (const name of ['staff2', 'compliance', 'admin']) expect(await told(name)).toEqual([]);
    await desk.deps.database.write('business_days').delete();
    expect((await rollBusinessDay(desk.deps))?.results).toMatchObject({ reminders: 0 });
  });

  it('are one’s own: another’s is not there', async () => {
    const [one] = await told('staff');
    const other = await desk.as('staff2');
    await other.get(`/api/reminders/${one?.id}`).expect(404);
    await other.post(`/api/reminders/${one?.id}/done`).expect(404);
    expect(
      (await (await desk.as('staff')).get(`/api/reminders/${one?.id}`).expect(200)).body,
    ).toMatchObject({ id: one?.id, done: false });
  });

  it('are ticked off, and found again by that', async () => {
    const [limitation] = await told('supervisor');
    const agent = await desk.as('supervisor');
    const { body } = await agent.post(`/api/reminders/${limitation?.id}/done`).expect(200);
    expect(body).toMatchObject({ done: true, done_at: expect.any(String) });
    await agent.post(`/api/reminders/${limitation?.id}/done`).expect(200);
    expect((await told('supervisor', { done: false })).map(({ id }) => id)).not.toContain(
      limitation?.id,
    );
    expect((await told('supervisor', { done: true })).map(({ id }) => id)).toEqual([
      limitation?.id,
    ]);
    expect((await told('supervisor2', { done: false, kind: 'limitation' })).length).toBe(1);
    for (const filter of [{ user_id: 1 }, { q: '民初' }])
      await agent.get('/api/reminders').query(query({ filter })).expect(400);
    expect(
      (await agent.post(`/api/reminders/${limitation?.id}/done`).send({ done: false }).expect(400))
        .body.errors,
    ).toHaveProperty('done');
  });

  it('vanish when their deadline does, and come again for the new one', async () => {
    const agent = await desk.as('staff');
    const [measure] = (
      await agent
        .get('/api/case_measures')
        .query(query({ filter: { legal_case_id: mine.id } }))
        .expect(200)
    ).body as Body[];
    await agent
      .post(`/api/case_measures/${measure?.id}/renew`)
      .send({ on: TODAY, until_on: '2026-04-05' })
      .expect(200);
    expect(await told('staff')).toEqual([]);
    await desk.deps.database.write('business_days').delete();
    await rollBusinessDay(desk.deps);
    expect(await told('staff')).toMatchObject([
      { deadline_on: '2026-04-05', days_left: 31, remind_on: '2026-01-05' },
    ]);
    await agent
      .post(`/api/case_measures/${measure?.id}/lift`)
      .send({ on: TODAY, reason: '已还' })
      .expect(200);
    expect(await told('staff')).toEqual([]);
  });

  it('of later days take the place of earlier ones, up to one when it was missed', async () => {
    const counts: Record<string, string[]> = {};
    for (const on of [
      '2026-03-28',
      '2026-03-30',
      '2026-04-03',
      '2026-04-04',
      '2026-04-05',
      '2026-04-09',
    ]) {
      const day = desk.on(on);
      await rollBusinessDay(day.deps);
      counts[on] = (
        await told('supervisor2', { resource: 'legal_cases', kind: 'measure_expiry' }, day)
      ).map(({ remind_on }) => remind_on);
    }
    expect(counts).toEqual({
      '2026-03-28': ['2026-03-28'],
      '2026-03-30': ['2026-03-28'],
      '2026-04-03': ['2026-04-03'],
      '2026-04-04': ['2026-04-04'],
      '2026-04-05': ['2026-04-05'],
      '2026-04-09': ['2026-04-05'],
    });
    expect(
      await rowCount(desk.deps.database.read, 'reminders', { user_id: 4, kind: 'measure_expiry' }),
    ).toBe(5);
  });
});
