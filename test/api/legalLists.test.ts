import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../server/domain/time/calendar.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, staff, supervisor, on } = await openDesk();
/** In every state: some with a deadline of their own, some on one day, some with none. */
beforeAll(async () => {
  const borrower = await createBorrower(staff);
  const { write } = server.deps.database;
  for (let at = 0; at < 18; at += 1) {
    const due = addDays('2023-03-20', Math.floor(at / 2) * 25);
    const { id: loan_id } = await createLoan(staff, borrower, {
      installments_count: 1,
      disbursed_on: addMonths(due, -1),
      first_due_on: due,
    });
    const { id } = (
      await staff.post('/api/legal_cases').send({ loan_id, claimed_minor: 1000 }).expect(201)
    ).body as Case;
    if (at % 4 === 1)
      await write('legal_cases')
        .where({ id })
        .update({ stage: 'trial', stage_on: '2026-02-02', filed_on: '2026-01-05' });
    if (at % 4 === 1 && at < 9)
      await staff
        .post('/api/case_hearings')
        .send({ legal_case_id: id, on: addDays(TODAY, 30 - at), purpose: '开庭' })
        .expect(201);
    if (at % 6 === 2)
      await write('legal_cases')
        .where({ id })
        .update({
          stage: 'judgment',
          stage_on: '2026-01-20',
          filed_on: '2025-11-05',
          judged_on: '2026-01-20',
          served_on: at < 9 ? '2026-02-24' : '2026-01-21',
        });
    if (at % 9 === 7)
      await write('legal_cases').where({ id }).update({ stage: 'closed', stage_on: TODAY });
    if (at % 8 === 4)
      await staff
        .post('/api/case_measures')
        .send({
          legal_case_id: id,
          purpose: 'preservation',
          kind: 'deposit',
          property: '账户',
          taken_on: '2025-04-01',
        })
        .expect(201);
  }
});

type Case = Record<string, unknown> & {
  id: number;
  stage: string;
  next_deadline_on: string | null;
  loan_id: number;
};
const ask = async (parameters: Parameters<typeof query>[0], agent = staff) =>
  await agent.get('/api/legal_cases').query(query(parameters));
const all = async (parameters: Parameters<typeof query>[0], agent = staff): Promise<Case[]> =>
  (await ask(parameters, agent)).body;

/**
 * As the list should stand: by date, those without one last, equal ones by id in the same
 * direction.
 */
function byDeadline(rows: readonly Case[], order: 'ASC' | 'DESC'): number[] {
  const sign = order === 'ASC' ? 1 : -1;
  return rows
    .toSorted((a, b) => {
      if (a.next_deadline_on === b.next_deadline_on) return sign * (a.id - b.id);
      if (a.next_deadline_on === null || b.next_deadline_on === null)
        return a.next_deadline_on === null ? 1 : -1;
      return a.next_deadline_on < b.next_deadline_on ? -sign : sign;
    })
    .map(({ id }) => id);
}
const ids = (rows: readonly Case[]): number[] => rows.map(({ id }) => id);

describe('the cases by their next deadline', () => {
  it.each(['ASC', 'DESC'] as const)(
    'stand %s by the very day they show, those without one last, and each once over all pages',
    async (order) => {
      const expected = byDeadline(await all({}), order);
      const sort = ['next_deadline_on', order];
      expect(ids(await all({ sort }))).toEqual(expected);
      const pages: number[] = [];
      for (let first = 0; first < expected.length; first += 7) {
        const page = await ask({ sort, range: [first, first + 6] });
        expect(page.headers['content-range']).toBe(
          `legal_cases ${first}-${Math.min(first + 6, expected.length - 1)}/${expected.length}`,
        );
        pages.push(...ids(page.body as Case[]));
      }
      expect(pages).toEqual(expected);
    },
  );

  it('can be narrowed to a period, to a day and to those without one', async () => {
    const shown = await all({});
    const [from, to] = [addDays(TODAY, 10), addMonths(TODAY, 12)];
    const within = shown.filter(
      ({ next_deadline_on: on }) => on !== null && on >= from && on <= to,
    );
    expect(within.length).toBeGreaterThan(3);
    expect(
      ids(
        await all({
          filter: { next_deadline_on_gte: from, next_deadline_on_lte: to },
          sort: ['id', 'ASC'],
        }),
      ),
    ).toEqual(ids(within).sort((a, b) => a - b));
    const day = within[0]?.next_deadline_on ?? '';
    expect(
      ids(await all({ filter: { next_deadline_on: [day, null] }, sort: ['id', 'ASC'] })),
    ).toEqual(
      ids(shown.filter(({ next_deadline_on: on }) => on === day || on === null)).sort(
        (a, b) => a - b,
      ),
    );
    expect((await ask({ filter: { next_deadline_on_gte: '2026-02-30' } })).status).toBe(400);
  });

  it('hold of the limitation alike', async () => {
    const shown = (await all({})) as (Case & { limitation_expires_on: string })[];
    const to = addMonths(TODAY, 6);
    const within = shown.filter(({ limitation_expires_on: on }) => on >= TODAY && on <= to);
    expect(
      ids(
        await all({
          filter: { limitation_expires_on_gte: TODAY, limitation_expires_on_lte: to },
          sort: ['id', 'ASC'],
        }),
      ),
    ).toEqual(ids(within).sort((a, b) => a - b));
  });

  it('are exported in the order asked for', async () => {
    const text = (
      await supervisor
        .get('/api/legal_cases/export')
        .query(query({ sort: ['next_deadline_on', 'ASC'] }))
        .expect(200)
    ).text;
    expect(
      text
        .split('\r\n')
        .slice(1)
        .filter((line) => line !== '')
        .map((line) => Number(line.split(',')[0])),
    ).toEqual(byDeadline(await all({}), 'ASC'));
  });

  it('go with other filters, and with a business date of their own', async () => {
    const { staff: tomorrow } = await on(addDays(TODAY, 200));
    const shown = await all({}, tomorrow);
    expect(ids(await all({ sort: ['next_deadline_on', 'ASC'] }, tomorrow))).toEqual(
      byDeadline(shown, 'ASC'),
    );
    const drafts = shown.filter(({ stage }) => stage === 'draft' || stage === 'trial');
    expect(
      ids(
        await all(
          { sort: ['next_deadline_on', 'DESC'], filter: { stage: ['draft', 'trial'] } },
          tomorrow,
        ),
      ),
    ).toEqual(byDeadline(drafts, 'DESC'));
  });
});
