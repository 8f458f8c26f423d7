import { describe, expect, it } from 'vitest';
import { constraintViolation } from '../../db/errors.ts';
import { TODAY } from '../helpers/api.ts';
import { newLoanDue } from '../helpers/book.ts';
import { advanceCase, caseEvents, openCase, putStageBack } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { attachEvidence } from '../helpers/evidence.ts';

const { server, staff } = await openDesk();

const open = async (loan_id: number, changes: object = {}) =>
  await openCase(staff, loan_id, { claimed_minor: 1_000_000, ...changes });

describe('a claim above what is owed', () => {
  it('is said with both amounts, and may be filed: for future interest or costs', async () => {
    const loan = await newLoanDue(staff, '2025-06-10');
    await attachEvidence(staff, loan.id);
    const { amount_minor: owed_minor } = (
      await staff.get(`/api/loans/${loan.id}/payoff`).expect(200)
    ).body as { amount_minor: number };
    const { id, version } = await open(loan.id, { claimed_minor: owed_minor });
    const gate = async () =>
      (await staff.get(`/api/legal_cases/${id}/gate`).expect(200)).body as object;
    expect(await gate()).toMatchObject({
      passes: true,
      warnings: [],
      claimed_minor: owed_minor,
      owed_minor,
    });
    await staff
      .put(`/api/legal_cases/${id}`)
      .send({ claimed_minor: owed_minor + 1, version })
      .expect(200);
    expect(await gate()).toMatchObject({
      passes: true,
      warnings: ['claimed_above_owed'],
      claimed_minor: owed_minor + 1,
      owed_minor,
    });
    const { body } = await staff
      .post('/api/legal_cases/prepare_check')
      .send({ loan_ids: [loan.id] })
      .expect(200);
    expect(body.loans).toMatchObject([
      {
        claimed_minor: owed_minor,
        draft_claimed_minor: owed_minor + 1,
        reasons: ['open_case'],
        legal_case_id: id,
      },
    ]);
    // Costs of the case are owed as well.
    await staff
      .post('/api/adjustments')
      .send({
        loan_id: loan.id,
        kind: 'charge',
        cost_kind: 'court_fee',
        amount_minor: 50_000,
        value_on: TODAY,
        reason: '案件受理费',
        legal_case_id: id,
      })
      .expect(201);
    expect(await gate()).toMatchObject({ warnings: [], owed_minor: owed_minor + 50_000 });
    await staff
      .put(`/api/legal_cases/${id}`)
      .send({ claimed_minor: owed_minor + 50_001 })
      .expect(200);
    await advanceCase(staff, id, { stage: 'filed' }).expect(200);
    const after = (
      await staff
        .post('/api/legal_cases/prepare_check')
        .send({ loan_ids: [loan.id] })
        .expect(200)
    ).body;
    expect(after.loans).toMatchObject([{ draft_claimed_minor: null }]);
  });
});

describe('two cases of one loan at one instant', () => {
  it('are refused by the database itself, in the words of the gate', async () => {
    const loan = await newLoanDue(staff, '2025-06-10');
    await attachEvidence(staff, loan.id);
    const [first, second] = [await open(loan.id), await open(loan.id)];
    const { write } = server.deps.database;
    // In court, but not as the gate looks for it: as if the other filing had come after it had
    // looked.
    await write('legal_cases').where({ id: first.id }).update({ stage: 'filed', filed_on: null });
    expect((await staff.get(`/api/legal_cases/${second.id}/gate`).expect(200)).body).toMatchObject({
      passes: true,
    });
    const { body } = await advanceCase(staff, second.id, { stage: 'filed' }).expect(422);
    expect(body).toMatchObject({
      code: 'rule_violated',
      errors: { stage: expect.stringContaining('Another case of this loan is filed') },
    });
    expect((await staff.get(`/api/legal_cases/${second.id}`)).body).toMatchObject({
      stage: 'draft',
      filed_on: null,
    });
    for (const stage of ['filed', 'trial', 'judgment', 'enforcement']) {
      const error: unknown = await write('legal_cases')
        .where({ id: second.id })
        .update({ stage })
        .then(
          () => undefined,
          (reason: unknown) => reason,
        );
      expect(constraintViolation(error)).toEqual({
        kind: 'unique',
        table: 'legal_cases',
        columns: ['loan_id'],
      });
    }
    await write('legal_cases').where({ id: first.id }).update({ stage: 'closed' });
    await advanceCase(staff, second.id, { stage: 'filed' }).expect(200);
  });
});

describe('enforcement of a decision whose service was never entered', () => {
  const judged = async (rest: object = {}): Promise<number> => {
    const loan = await newLoanDue(staff, '2025-06-10');
    await attachEvidence(staff, loan.id);
    const { id } = await open(loan.id);
    await putStageBack(server, id, '2025-11-03');
    for (const [stage, on] of [
      ['filed', '2025-11-03'],
      ['trial', '2025-12-01'],
      ['judgment', '2026-01-12'],
    ] as const)
      await advanceCase(staff, id, { stage, on, ...(stage === 'judgment' ? rest : {}) }).expect(
        200,
      );
    return id;
  };

  it('takes the day it took effect, proof of which it is: two years count from it', async () => {
    const id = await judged();
    expect(
      (
        await advanceCase(staff, id, { stage: 'enforcement', took_effect_on: '2026-03-06' }).expect(
          422,
        )
      ).body.errors,
    ).toHaveProperty('took_effect_on');
    expect(
      (
        await advanceCase(staff, id, { stage: 'enforcement', took_effect_on: '2026-01-11' }).expect(
          422,
        )
      ).body.errors,
    ).toHaveProperty('took_effect_on');
    expect(
      (
        await advanceCase(staff, id, {
          stage: 'enforcement',
          on: '2026-02-09',
          took_effect_on: '2026-02-10',
        }).expect(422)
      ).body.errors.on,
    ).toContain('2026-02-10');
    expect(
      (await staff.put(`/api/legal_cases/${id}`).send({ took_effect_on: '2026-02-02' }).expect(200))
        .body,
    ).toMatchObject({
      took_effect_on: '2026-02-02',
      next_deadline_kind: 'enforcement_application',
      next_deadline_on: '2028-02-02',
    });
    expect(
      (
        await advanceCase(staff, id, { stage: 'enforcement', took_effect_on: '2026-02-03' }).expect(
          200,
        )
      ).body,
    ).toMatchObject({ took_effect_on: '2026-02-03', enforcement_applied_on: TODAY });
    const last = (await caseEvents(staff, id)).at(-1);
    expect(last?.['details']).toMatchObject({ to: 'enforcement', took_effect_on: '2026-02-03' });
    expect(last?.['details']).not.toHaveProperty('effect_proven');
    expect(
      (await staff.put(`/api/legal_cases/${id}`).send({ took_effect_on: TODAY }).expect(200)).body
        .took_effect_on,
    ).toBe(TODAY);
  });

  it('does not shorten an appeal whose term is known, nor go with another stage', async () => {
    const id = await judged({ served_on: '2026-01-20' });
    // Fifteen days end on 2026-02-04.
    expect(
      (
        await advanceCase(staff, id, { stage: 'enforcement', took_effect_on: '2026-02-04' }).expect(
          422,
        )
      ).body.errors.took_effect_on,
    ).toContain('2026-02-05');
    expect(
      (await staff.put(`/api/legal_cases/${id}`).send({ took_effect_on: '2026-02-04' }).expect(422))
        .body.errors.took_effect_on,
    ).toContain('2026-02-05');
    await advanceCase(staff, id, { stage: 'enforcement', took_effect_on: '2026-02-16' }).expect(
      200,
    );
    expect(
      (
        await staff
          .put(`/api/legal_cases/${id}`)
          .send({ took_effect_on: TODAY, enforcement_applied_on: '2026-03-02' })
          .expect(422)
      ).body.errors.took_effect_on,
    ).toContain('2026-03-02');
    const draft = await open((await newLoanDue(staff, '2025-06-10')).id);
    expect(
      (await advanceCase(staff, draft.id, { stage: 'demand', took_effect_on: TODAY }).expect(400))
        .body.errors,
    ).toHaveProperty('took_effect_on');
  });

  it('is accepted without, as before, and said to be unproven', async () => {
    const id = await judged();
    await advanceCase(staff, id, { stage: 'enforcement' }).expect(200);
    expect((await caseEvents(staff, id)).at(-1)).toMatchObject({
      details: { effect_proven: false },
    });
  });
});
