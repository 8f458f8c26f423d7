import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../server/domain/time/calendar.ts';
import { limitationOf } from '../../server/domain/legal/limitation.ts';
import { legalDeadlines } from '../../server/views/legalDeadlines.ts';
import { chineseWorkdays } from '../../server/book/workdays.ts';
import { TODAY } from '../helpers/api.ts';
import { newLoanDue } from '../helpers/book.ts';
import { openCase, post } from '../helpers/cases.ts';
import { openDesk, openDeskInTest } from '../helpers/desk.ts';
import { dueOf, fillLegalBook, LEGAL_LOANS, owes } from '../helpers/legalBook.ts';

const { staff, compliance } = await openDesk();

const loanDue = async (on: string, changes: Record<string, unknown> = {}) =>
  (await newLoanDue(staff, on, changes)).id;

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

  it('has those of open cases and limitations nobody sues for, by date', async () => {
    const soon = await loanDue('2023-04-10', { assigned_to: 2 });
    const late = await loanDue('2023-02-10');
    const lost = await loanDue('2021-06-30');
    const far = await loanDue('2024-06-30');
    const sued = await loanDue('2025-06-10');
    const { id } = await openCase(staff, sued, { case_no: '(2026)民初9号' });
    await post(staff, 'case_measures', {
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
      { kind: 'measure_expiry', on: '2026-03-25', ends_on: '2026-04-01', article: '18' },
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
    await post(staff, 'limitation_interruptions', {
      loan_id: soon,
      kind: 'demand',
      on: '2026-03-01',
      evidence: 'EMS',
    });
    expect((await list()).filter(({ loan_id }) => loan_id === soon)).toEqual([]);
    await list({}, compliance);
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
    const { server: other } = await openDeskInTest();
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
  });
});
