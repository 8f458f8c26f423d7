import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import { query, TODAY } from '../helpers/api.ts';
import { caseEvents, casesInEachState, post, type Row } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { refusalsTo } from '../helpers/refusals.ts';

const desk = await openDesk();
const { server, staff, staff2, compliance } = desk;
const { loan, inCourt, draft } = await casesInEachState(desk);

const TOMORROW = addDays(TODAY, 1);
const refused = refusalsTo(desk);

describe('a measure', () => {
  const freeze = {
    purpose: 'preservation',
    kind: 'deposit',
    property: '工商银行账户尾号 4417',
    amount_minor: 500_000,
    taken_on: '2026-01-20',
  };

  it('lasts by its kind, is renewed from the renewal on, and is over once lifted', async () => {
    const row = await post(staff, 'case_measures', { legal_case_id: inCourt, ...freeze });
    expect(row).toMatchObject({
      ...freeze,
      pre_suit: false,
      expires_on: '2027-01-20',
      renew_by: '2027-01-13',
      days_left: 321,
      state: 'in_force',
      renewals: [],
      article: '485',
      recorded_by: 1,
    });
    const renewed = await post(staff, `case_measures/${row.id}/renew`, {
      on: '2026-03-02',
      until_on: '2027-03-01',
    });
    expect(renewed).toMatchObject({
      expires_on: '2027-03-01',
      renewals: [{ on: '2026-03-02', until_on: '2027-03-01', renewed: true }],
    });
    expect((await staff.get(`/api/legal_cases/${inCourt}`)).body).toMatchObject({
      next_deadline_on: '2027-02-22',
      next_deadline_kind: 'measure_expiry',
    });
    const lifted = await post(staff, `case_measures/${row.id}/lift`, {
      on: TODAY,
      reason: '已还款',
    });
    expect(lifted).toMatchObject({
      lifted_on: TODAY,
      lift_reason: '已还款',
      state: 'lifted',
      days_left: null,
    });
    expect((await staff.get(`/api/legal_cases/${inCourt}`)).body).toMatchObject({
      next_deadline_on: null,
    });
    await refused('post', `case_measures/${row.id}/renew`, { on: TODAY }, 409, null);
    await refused('post', `case_measures/${row.id}/lift`, { on: TODAY, reason: '再次' }, 409, null);
    expect((await caseEvents(staff, inCourt)).slice(-3).map(({ kind, on }) => [kind, on])).toEqual([
      ['measure', '2026-01-20'],
      ['measure_renewed', '2026-03-02'],
      ['measure_lifted', TODAY],
    ]);
  });

  it('that lapsed is not renewed: the refusal names the day; a late one did nothing', async () => {
    const row = await post(staff, 'case_measures', {
      legal_case_id: inCourt,
      ...freeze,
      until_on: '2026-02-20',
    });
    expect(row).toMatchObject({ expires_on: '2026-02-20', state: 'lapsed', days_left: -13 });
    await refused('post', `case_measures/${row.id}/renew`, { on: '2026-02-21' }, 422, 'on');
    expect(
      (await staff.post(`/api/case_measures/${row.id}/renew`).send({ on: TODAY }).expect(422)).body
        .message,
    ).toContain('lapsed on 2026-02-20');
    await server.deps.database.write('case_measure_renewals').insert({
      case_measure_id: row.id,
      renewed_on: '2026-02-21',
      recorded_by: 1,
      created_at: `${TODAY}T04:00:00.000Z`,
    });
    expect((await staff.get(`/api/case_measures/${row.id}`).expect(200)).body).toMatchObject({
      expires_on: '2026-02-20',
      state: 'lapsed',
      renewals: [{ on: '2026-02-21', until_on: null, renewed: false }],
    });
    await post(staff, `case_measures/${row.id}/lift`, { on: TODAY, reason: '已失效' });
  });

  it('ends as before once its mistaken renewal is withdrawn, which frees the day', async () => {
    const row = await post(staff, 'case_measures', {
      legal_case_id: inCourt,
      ...freeze,
      taken_on: '2026-01-21',
    });
    await post(staff, `case_measures/${row.id}/renew`, { on: '2026-02-10' });
    expect(await post(staff, `case_measures/${row.id}/renew`, { on: '2026-03-02' })).toMatchObject({
      expires_on: '2027-03-02',
    });
    await refused(
      'post',
      `case_measures/${row.id}/withdraw_renewal`,
      { on: '2026-02-10', reason: '录错' },
      409,
      'on',
    );
    await refused(
      'post',
      `case_measures/${row.id}/withdraw_renewal`,
      { on: '2026-02-11', reason: '录错' },
      400,
      'on',
    );
    await refused(
      'post',
      `case_measures/${row.id}/withdraw_renewal`,
      { on: '2026-03-02' },
      400,
      'reason',
    );
    await compliance
      .post(`/api/case_measures/${row.id}/withdraw_renewal`)
      .send({ on: '2026-03-02', reason: '录错' })
      .expect(403);
    const taken = (
      await staff2
        .post(`/api/case_measures/${row.id}/withdraw_renewal`)
        .send({ on: '2026-03-02', reason: '录错案件' })
        .expect(200)
    ).body;
    expect(taken).toMatchObject({
      expires_on: '2027-02-10',
      state: 'in_force',
      renewals: [
        { on: '2026-02-10', renewed: true, withdrawn: false },
        { on: '2026-03-02', renewed: false, withdrawn: true, withdrawal_reason: '录错案件' },
      ],
    });
    expect((await staff.get(`/api/legal_cases/${inCourt}`)).body).toMatchObject({
      next_deadline_on: '2027-02-03',
      next_deadline_kind: 'measure_expiry',
    });
    expect((await caseEvents(staff, inCourt)).at(-1)).toMatchObject({
      kind: 'measure_renewed',
      on: '2026-03-02',
      text: '录错案件',
      details: { measure_id: row.id, withdrawn: true },
    });
    const audit = (
      await compliance
        .get('/api/audit_events')
        .query(
          query({ filter: { resource: 'case_measures', record_id: row.id }, sort: ['id', 'ASC'] }),
        )
        .expect(200)
    ).body as Row[];
    expect(audit.at(-1)).toMatchObject({
      action: 'withdraw',
      before: { renewed_on: '2026-03-02' },
      after: { withdrawal_reason: '录错案件' },
    });
    // Now the earlier one is the last, and the day can be entered again.
    expect(await post(staff, `case_measures/${row.id}/renew`, { on: '2026-03-02' })).toMatchObject({
      expires_on: '2027-03-02',
    });
    await expect(async () => {
      await server.deps.database
        .write('case_measure_renewals')
        .where({ case_measure_id: row.id })
        .update({ renewed_on: '2026-03-03' });
    }).rejects.toThrow(/append-only/);
    await post(staff, `case_measures/${row.id}/lift`, { on: TODAY, reason: '完毕' });
    await refused(
      'post',
      `case_measures/${row.id}/withdraw_renewal`,
      { on: '2026-03-02', reason: '录错' },
      409,
      null,
    );
  });

  it('is renewed up to its last day, and once a day', async () => {
    const row = await post(staff, 'case_measures', {
      legal_case_id: inCourt,
      ...freeze,
      until_on: '2026-02-20',
    });
    expect(
      await post(staff, `case_measures/${row.id}/renew`, {
        on: '2026-02-20',
        until_on: '2026-03-10',
      }),
    ).toMatchObject({ expires_on: '2026-03-10', state: 'in_force' });
    await refused('post', `case_measures/${row.id}/renew`, { on: '2026-02-20' }, 409, 'on');
    await post(staff, `case_measures/${row.id}/lift`, { on: TODAY, reason: '完毕' });
  });

  it('before suit leaves thirty days to sue', async () => {
    await post(staff, 'case_measures', {
      legal_case_id: draft,
      ...freeze,
      pre_suit: true,
      taken_on: '2026-02-20',
    });
    // Thirty days later is a Sunday.
    expect((await staff.get(`/api/legal_cases/${draft}`)).body).toMatchObject({
      next_deadline_on: '2026-03-23',
      next_deadline_kind: 'preservation_suit',
    });
  });

  it.each<[string, object, number, string | null]>([
    ['in a case that is not there', { legal_case_id: 999_999 }, 400, 'legal_case_id'],
    ['to come', { taken_on: TOMORROW }, 422, 'taken_on'],
    ['before the loan', { taken_on: '2025-11-04' }, 422, 'taken_on'],
    ['that ends as it begins', { until_on: '2026-01-20' }, 422, 'until_on'],
    ['before suit, but after the filing', { pre_suit: true }, 422, 'pre_suit'],
    [
      'before suit, of enforcement',
      { pre_suit: true, purpose: 'enforcement', taken_on: '2026-01-05' },
      422,
      'pre_suit',
    ],
  ])('is refused: %s', async (_name, change, status, field) => {
    await refused(
      'post',
      'case_measures',
      { legal_case_id: inCourt, ...freeze, ...change },
      status,
      field,
    );
  });

  it('is neither renewed nor lifted before it was taken, nor in the future', async () => {
    const { id } = await post(staff, 'case_measures', { legal_case_id: inCourt, ...freeze });
    for (const on of ['2026-01-19', TOMORROW]) {
      await refused('post', `case_measures/${id}/renew`, { on }, 422, 'on');
      await refused('post', `case_measures/${id}/lift`, { on, reason: '错' }, 422, 'on');
    }
    await refused(
      'post',
      `case_measures/${id}/renew`,
      { on: TODAY, until_on: TODAY },
      422,
      'until_on',
    );
    await staff.put(`/api/case_measures/${id}`).send({ property: 'x' }).expect(404);
    await post(staff, `case_measures/${id}/lift`, { on: TODAY, reason: '完毕' });
  });
});

describe('who may', () => {
  it('compliance and admin read all of it and write none', async () => {
    for (const role of ['compliance', 'admin']) {
      const agent = await server.as(role);
      for (const resource of [
        'limitation_interruptions',
        'case_measures',
        'case_hearings',
        'guarantees',
        'case_events',
      ]) {
        await agent.get(`/api/${resource}`).expect(200);
        await agent.post(`/api/${resource}`).send({}).expect(403);
      }
      await agent.get(`/api/legal_cases/${inCourt}/gate`).expect(200);
      await agent
        .post('/api/legal_cases/prepare_check')
        .send({ loan_ids: [loan] })
        .expect(403);
    }
  });
});
