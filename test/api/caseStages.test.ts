import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import { TODAY } from '../helpers/api.ts';
import { newLoanDue } from '../helpers/book.ts';
import { advanceCase, caseEvents, openCase, putStageBack, type Row } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { attachEvidence } from '../helpers/evidence.ts';

const desk = await openDesk();
const { server, staff } = desk;

const open = async (loan_id: number, changes: object = {}) =>
  await openCase(staff, loan_id, { claimed_minor: 1_000_000, ...changes });

describe('what goes with a stage', () => {
  const inCourt = async (stages: readonly string[] = ['filed', 'trial']): Promise<Row> => {
    const loan = await newLoanDue(staff, '2025-06-10');
    await attachEvidence(staff, loan.id);
    let at = await open(loan.id);
    await putStageBack(server, at.id, '2025-12-01');
    for (const stage of stages)
      at = (await advanceCase(staff, at.id, { stage, on: '2025-12-10' }).expect(200)).body as Row;
    return at;
  };

  it('its day for a demand and an enforcement, the judgment, the outcome of closing', async () => {
    const loan = await newLoanDue(staff, '2025-06-10');
    await attachEvidence(staff, loan.id);
    const { id } = await open(loan.id);
    await putStageBack(server, id, '2025-11-01');
    expect(
      (await advanceCase(staff, id, { stage: 'demand', on: '2025-11-10' }).expect(200)).body,
    ).toMatchObject({ demanded_on: '2025-11-10' });
    await advanceCase(staff, id, {
      stage: 'filed',
      on: '2025-12-01',
      case_no: '民初7号',
      court: '朝阳法院',
      judge: '沈立群',
    }).expect(200);
    await advanceCase(staff, id, { stage: 'trial', on: '2025-12-15' }).expect(200);
    const judged = (
      await advanceCase(staff, id, {
        stage: 'judgment',
        on: '2026-01-20',
        awarded_minor: 900_000,
        served_on: '2026-02-20',
        performance_ends_on: '2026-04-30',
      }).expect(200)
    ).body;
    // Fifteen days from 20 February: Saturday 7 March, so Monday.
    expect(judged).toMatchObject({
      judged_on: '2026-01-20',
      awarded_minor: 900_000,
      decision_kind: 'judgment',
      decision_final: false,
      served_on: '2026-02-20',
      next_deadline_on: '2026-03-09',
      next_deadline_kind: 'appeal',
      judge: '沈立群',
    });
    await staff.put(`/api/legal_cases/${id}`).send({ decision_final: true }).expect(200);
    const enforced = (
      await advanceCase(staff, id, { stage: 'enforcement', on: '2026-03-04' }).expect(200)
    ).body;
    expect(enforced).toMatchObject({
      enforcement_applied_on: '2026-03-04',
      next_deadline_on: null,
    });
    expect(
      (
        await advanceCase(staff, id, {
          stage: 'closed',
          outcome: 'enforced',
          comment: '执行到位',
        }).expect(200)
      ).body,
    ).toMatchObject({ closed_outcome: 'enforced' });
    expect(
      (await caseEvents(staff, id)).map(({ kind, details, text }) => [
        kind,
        (details as { to?: string }).to,
        text,
      ]),
    ).toEqual([
      ['opened', undefined, null],
      ['stage', 'demand', null],
      ['stage', 'filed', null],
      ['stage', 'trial', null],
      ['stage', 'judgment', null],
      ['stage', 'enforcement', null],
      ['stage', 'closed', '执行到位'],
    ]);
  });

  it.each([
    ['demand', { outcome: 'paid' }, 'outcome'],
    ['demand', { awarded_minor: 1 }, 'awarded_minor'],
    ['demand', { court: '某院' }, 'court'],
    ['filed', { served_on: TODAY }, 'served_on'],
    ['filed', { decision_kind: 'ruling' }, 'decision_kind'],
    ['filed', { decision_final: true }, 'decision_final'],
    ['closed', { performance_ends_on: TODAY }, 'performance_ends_on'],
    ['closed', { limitation_override_reason: 'x' }, 'limitation_override_reason'],
  ])('into %s takes no %j', async (stage, rest, field) => {
    const { id } = await open((await newLoanDue(staff, '2025-06-10')).id);
    const { body } = await advanceCase(staff, id, { stage, ...rest }).expect(400);
    expect(Object.keys(body.errors)).toEqual([field, 'root']);
  });

  it.each([
    [{ served_on: '2025-12-09' }, 'served_on'],
    [{ served_on: addDays(TODAY, 1) }, 'served_on'],
    [{ performance_ends_on: '2025-12-01' }, 'performance_ends_on'],
  ])('a judgment is not served or performed as %j', async (rest, field) => {
    const { id } = await inCourt();
    const { body } = await advanceCase(staff, id, {
      stage: 'judgment',
      on: '2025-12-10',
      ...rest,
    }).expect(422);
    expect(Object.keys(body.errors)).toEqual([field, 'root']);
  });

  it.each([
    ['an owner who is not there', { owner_id: 999 }, 400, 'owner_id'],
    ['an owner from compliance', { owner_id: 5 }, 400, 'owner_id'],
    ['a service before the judgment', { served_on: '2025-12-01' }, 422, 'served_on'],
    ['a service to come', { served_on: addDays(TODAY, 1) }, 422, 'served_on'],
    [
      'a last service before the first',
      { served_on: '2025-12-20', last_served_on: '2025-12-19' },
      422,
      'last_served_on',
    ],
    [
      'an appeal before the service',
      { served_on: '2025-12-20', appealed_on: '2025-12-19' },
      422,
      'appealed_on',
    ],
    [
      'an application for enforcement to come',
      { enforcement_applied_on: addDays(TODAY, 1) },
      422,
      'enforcement_applied_on',
    ],
    ['a filing after the judgment', { filed_on: '2025-12-11' }, 422, 'filed_on'],
    ['no filing date', { filed_on: null }, 422, 'filed_on'],
  ])('does not change to %s', async (_name, change, status, field) => {
    const { id } = await inCourt(['filed', 'trial', 'judgment']);
    const { body } = await staff.put(`/api/legal_cases/${id}`).send(change).expect(status);
    expect(Object.keys(body.errors)).toEqual([field, 'root']);
  });

  it('a decision is known from the filing on only, and a closed case changes no more', async () => {
    const { id } = await open((await newLoanDue(staff, '2025-06-10')).id);
    expect(
      Object.keys(
        (await staff.put(`/api/legal_cases/${id}`).send({ awarded_minor: 5 }).expect(422)).body
          .errors,
      ),
    ).toEqual(['awarded_minor', 'root']);
    await staff
      .put(`/api/legal_cases/${id}`)
      .send({ decision_final: false, served_on: null, owner_id: 2 })
      .expect(200);
    await advanceCase(staff, id, { stage: 'closed' }).expect(200);
    expect(
      (await staff.put(`/api/legal_cases/${id}`).send({ court: '某院' }).expect(409)).body.code,
    ).toBe('conflict');
  });

  it('a second judgment is final, and enforcement may be applied for at once', async () => {
    const { id } = await inCourt(['filed', 'trial', 'judgment']);
    await staff
      .put(`/api/legal_cases/${id}`)
      .send({ served_on: '2025-12-12', appealed_on: '2025-12-20' })
      .expect(200);
    expect((await staff.get(`/api/legal_cases/${id}`)).body).toMatchObject({
      next_deadline_on: null,
    });
    const { body } = await staff
      .put(`/api/legal_cases/${id}`)
      .send({ served_on: '2026-02-27', appealed_on: null, decision_final: true })
      .expect(200);
    // Two years from the service: a Sunday, so Monday.
    expect(body).toMatchObject({
      decision_final: true,
      next_deadline_kind: 'enforcement_application',
      next_deadline_on: '2028-02-28',
    });
  });
});

describe('enforcement while an appeal is open', () => {
  const judged = async (rest: object): Promise<number> => {
    const loan = await newLoanDue(staff, '2025-06-10');
    await attachEvidence(staff, loan.id);
    const { id } = await open(loan.id);
    for (const stage of ['filed', 'trial'])
      await advanceCase(staff, id, { stage, on: '2026-01-10' }).expect(200);
    await advanceCase(staff, id, { stage: 'judgment', on: '2026-01-20', ...rest }).expect(200);
    return id;
  };

  it('is refused with the day from which it is possible', async () => {
    // Fifteen days from 20 February: Saturday 7 March, so Monday 9 March is the last.
    const id = await judged({ served_on: '2026-02-20' });
    expect((await advanceCase(staff, id, { stage: 'enforcement' }).expect(422)).body).toMatchObject(
      {
        code: 'rule_violated',
        errors: { on: expect.stringContaining('2026-03-10') },
      },
    );
    expect(
      (
        await staff
          .put(`/api/legal_cases/${id}`)
          .send({ enforcement_applied_on: TODAY })
          .expect(422)
      ).body.errors.enforcement_applied_on,
    ).toContain('not in enforcement');
    await staff.put(`/api/legal_cases/${id}`).send({ decision_final: true }).expect(200);
    await advanceCase(staff, id, { stage: 'enforcement' }).expect(200);
  });

  it('is refused where the decision was appealed in time', async () => {
    const id = await judged({ served_on: '2026-02-02' });
    await staff.put(`/api/legal_cases/${id}`).send({ appealed_on: '2026-02-10' }).expect(200);
    expect(
      (await advanceCase(staff, id, { stage: 'enforcement' }).expect(422)).body.errors.on,
    ).toContain('was appealed');
  });

  it('is possible the day after the term; without a service date nothing proves it', async () => {
    const after = await judged({ served_on: '2026-02-02' });
    // Fifteen days from 2 February, 17 February, is within the Spring Festival: the 24th is the
    // last.
    expect(
      Object.keys(
        (await advanceCase(staff, after, { stage: 'enforcement', on: '2026-02-24' }).expect(422))
          .body.errors,
      ),
    ).toEqual(['on', 'root']);
    await advanceCase(staff, after, { stage: 'enforcement', on: '2026-02-25' }).expect(200);
    expect((await caseEvents(staff, after)).at(-1)?.['details']).not.toHaveProperty(
      'effect_proven',
    );
    const unserved = await judged({});
    await advanceCase(staff, unserved, { stage: 'enforcement' }).expect(200);
    expect((await caseEvents(staff, unserved)).at(-1)).toMatchObject({
      kind: 'stage',
      details: { to: 'enforcement', effect_proven: false },
    });
  });
});
