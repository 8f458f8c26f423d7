import { beforeAll, describe, expect, it } from 'vitest';
import { CASE_STAGES, type CaseStage } from '../../server/contract/enums.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { advanceCase, openCase, type Row } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { attachEvidence } from '../helpers/evidence.ts';

const { staff, supervisor } = await openDesk();
let loan: number;
beforeAll(async () => {
  loan = await sueable();
});

async function sueable(): Promise<number> {
  const { id } = await createLoan(staff, await createBorrower(staff));
  await attachEvidence(staff, id);
  return id;
}
const open = async (changes: object = {}) =>
  await openCase(staff, loan, { claimed_minor: 500_000, ...changes });
const advance = (id: number, stage: string, on: string = TODAY, rest: object = {}) =>
  advanceCase(staff, id, { stage, on, ...rest });
/** A case led to a stage by the shortest way; of its own loan, which is filed for once only. */
const WAY: Record<CaseStage, readonly CaseStage[]> = {
  draft: [],
  demand: ['demand'],
  filed: ['filed'],
  trial: ['filed', 'trial'],
  judgment: ['filed', 'trial', 'judgment'],
  enforcement: ['filed', 'trial', 'judgment', 'enforcement'],
  closed: ['closed'],
};
const caseAt = async (stage: CaseStage): Promise<Row> => {
  if (WAY[stage].includes('filed')) loan = await sueable();
  let at = await open();
  for (const next of WAY[stage]) at = (await advance(at.id, next).expect(200)).body;
  return at;
};

describe('a legal case', () => {
  it('starts as a draft of today, with the day its claim lapses', async () => {
    // The last installment falls due on 2026-11-05; three years later is a Monday.
    expect(await open()).toMatchObject({
      stage: 'draft',
      stage_on: TODAY,
      claimed_minor: 500_000,
      case_no: null,
      filed_on: null,
      limitation_expires_on: '2029-11-05',
      next_deadline_on: '2029-11-05',
      next_deadline_kind: 'limitation',
    });
  });

  it('lapses on a working day: a weekend is pushed to the Monday', async () => {
    const other = await createLoan(staff, await createBorrower(staff), {
      disbursed_on: '2022-02-15',
      first_due_on: '2022-03-15',
      installments_count: 13,
    });
    expect((await open({ loan_id: other.id }))['limitation_expires_on']).toBe('2026-03-16');
  });

  it('changes in what describes it, and not in its stage', async () => {
    const draft = await open();
    const { body } = await staff
      .put(`/api/legal_cases/${draft.id}`)
      .send({
        ...draft,
        court: '某区法院',
        claimed_minor: 600_000,
        stage: 'closed',
        stage_on: '2020-01-01',
        limitation_expires_on: '2040-01-01',
      })
      .expect(200);
    expect(body).toEqual({
      ...draft,
      court: '某区法院',
      claimed_minor: 600_000,
      version: 2,
      updated_at: expect.any(String),
    });
  });

  it('is for a loan that is there', async () => {
    const { body } = await staff
      .post('/api/legal_cases')
      .send({ loan_id: 999_999, claimed_minor: 1 })
      .expect(400);
    expect(Object.keys(body.errors)).toEqual(['loan_id', 'root']);
  });

  it('is found by its number, its court, or the whole number of its loan', async () => {
    const known = await open({ case_no: '（2026）京0105民初778号', court: '海淀法院' });
    const { body: its } = await staff.get(`/api/loans/${loan}`);
    const find = async (q: string) =>
      (
        (
          await staff
            .get('/api/legal_cases')
            .query(query({ filter: { q }, range: [0, 99] }))
            .expect(200)
        ).body as Row[]
      ).map(({ id }) => id);
    expect(await find('民初778')).toEqual([known.id]);
    expect(await find('海淀')).toEqual([known.id]);
    expect(await find(its.loan_no)).toContain(known.id);
  });
});

describe('advancing a case', () => {
  const NEXT: Record<CaseStage, readonly CaseStage[]> = {
    draft: ['demand', 'filed', 'closed'],
    demand: ['filed', 'closed'],
    filed: ['trial', 'closed'],
    trial: ['judgment', 'closed'],
    judgment: ['enforcement', 'closed'],
    enforcement: ['closed'],
    closed: [],
  };

  it.each(CASE_STAGES)(
    'from %s goes where it may go and nowhere else, and the refusal says where',
    async (stage) => {
      const at = await caseAt(stage);
      for (const to of CASE_STAGES.filter((one) => !NEXT[stage].includes(one))) {
        const { body } = await advance(at.id, to).expect(422);
        expect(body).toMatchObject({
          code: 'rule_violated',
          errors: { stage: expect.stringContaining(NEXT[stage].join(', ') || '–') },
        });
      }
      expect((await staff.get(`/api/legal_cases/${at.id}`)).body).toEqual(at);
      for (const to of NEXT[stage]) {
        if (to === 'filed') loan = await sueable();
        const { body } = await advance((await caseAt(stage)).id, to).expect(200);
        expect(body).toMatchObject({ stage: to, stage_on: TODAY });
      }
    },
  );

  it('keeps the day, number and court; filing sets its day and stops the limitation', async () => {
    loan = await sueable();
    const draft = await open();
    const { body } = await advance(draft.id, 'filed', '2026-02-20', {
      case_no: '民初1',
      court: '朝阳法院',
    }).expect(200);
    expect(body).toMatchObject({
      stage: 'filed',
      stage_on: '2026-02-20',
      filed_on: '2026-02-20',
      case_no: '民初1',
      court: '朝阳法院',
      next_deadline_on: null,
      next_deadline_kind: null,
    });
    const trial = await advance(draft.id, 'trial', '2026-03-01').expect(200);
    expect(trial.body).toMatchObject({
      stage: 'trial',
      filed_on: '2026-02-20',
      case_no: '民初1',
      court: '朝阳法院',
    });
  });

  it('is refused for a day before the stage it is in, or after today', async () => {
    const filed = await caseAt('filed');
    for (const on of ['2026-03-04', '2026-03-06']) {
      const { body } = await advance(filed.id, 'trial', on).expect(422);
      expect(Object.keys(body.errors)).toEqual(['on', 'root']);
    }
    expect((await staff.get(`/api/legal_cases/${filed.id}`)).body.stage).toBe('filed');
  });
});

describe('days before the entry', () => {
  it('a case entered today may begin with a demand of last week, and goes on from it', async () => {
    loan = await sueable();
    const draft = await open();
    expect((await advance(draft.id, 'demand', '2026-02-26').expect(200)).body).toMatchObject({
      stage: 'demand',
      stage_on: '2026-02-26',
      demanded_on: '2026-02-26',
    });
    expect(
      Object.keys((await advance(draft.id, 'filed', '2026-02-25').expect(422)).body.errors),
    ).toEqual(['on', 'root']);
    expect((await advance(draft.id, 'filed', '2026-02-27').expect(200)).body).toMatchObject({
      stage_on: '2026-02-27',
      filed_on: '2026-02-27',
    });
  });

  it('but not before the loan was lent, nor after today', async () => {
    const draft = await open();
    for (const on of ['2025-11-04', '2026-03-06'])
      expect(Object.keys((await advance(draft.id, 'demand', on).expect(422)).body.errors)).toEqual([
        'on',
        'root',
      ]);
    expect((await advance(draft.id, 'demand', '2025-11-05').expect(200)).body).toMatchObject({
      stage_on: '2025-11-05',
    });
  });

  it('a corrected filing date moves the day of the stage with it, and is never empty', async () => {
    const filed = await caseAt('filed');
    const put = (filed_on: string | null) =>
      staff.put(`/api/legal_cases/${filed.id}`).send({ filed_on });
    expect((await put('2026-02-20').expect(200)).body).toMatchObject({
      stage: 'filed',
      stage_on: '2026-02-20',
      filed_on: '2026-02-20',
    });
    expect((await put('2025-11-04').expect(422)).body.errors).toHaveProperty('filed_on');
    expect((await put(null).set('Accept-Language', 'zh-CN').expect(422)).body.errors.filed_on).toBe(
      '本案已立案，立案日不能清空；填错的请改为正确的日期',
    );
    await advance(filed.id, 'trial', '2026-02-25').expect(200);
    expect((await put('2026-02-21').expect(200)).body).toMatchObject({
      stage: 'trial',
      stage_on: '2026-02-25',
      filed_on: '2026-02-21',
    });
  });
});

describe('removing a case', () => {
  it('is possible for a supervisor while it is a draft', async () => {
    const draft = await open();
    await staff.delete(`/api/legal_cases/${draft.id}`).expect(403);
    await supervisor.delete(`/api/legal_cases/${draft.id}`).expect(200);
    await staff.get(`/api/legal_cases/${draft.id}`).expect(404);
  });

  it.each(CASE_STAGES.filter((stage) => stage !== 'draft'))(
    'is refused once it has reached %s',
    async (stage) => {
      const at = await caseAt(stage);
      const { body } = await supervisor.delete(`/api/legal_cases/${at.id}`).expect(409);
      expect(body).toMatchObject({ code: 'conflict', message: expect.stringContaining(stage) });
      await staff.get(`/api/legal_cases/${at.id}`).expect(200);
    },
  );
});
