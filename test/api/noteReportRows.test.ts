import { beforeAll, describe, expect, it } from 'vitest';
import {
  agreementRows,
  authorRows,
  contactRuleRows,
  lineRows,
  ruleRows,
  totalRows,
} from '../../admin/review/report/rowsOf.ts';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import type { ContactRefusal, NoteReport } from '../../server/contract/resources/contacts.ts';
import { query, TODAY } from '../helpers/api.ts';
import { beijing, checkContact, newDebtorLoan, sendNote, writeNote } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, staff, staff2, supervisor, compliance } = await openDesk();

const noteOf = (changes: object = {}) => ({
  content: '常规提醒',
  contacted_at: beijing('10:00'),
  ...changes,
});
const note = async (changes: object = {}, agent = staff) =>
  await writeNote(agent, await newDebtorLoan(staff), noteOf(changes));
const ask = async (loan_id: number, changes: object = {}, agent = staff) =>
  await checkContact(agent, loan_id, changes);
const refusals = async (filter: object, agent = compliance): Promise<ContactRefusal[]> =>
  (await agent.get('/api/contact_refusals').query(query({ filter })).expect(200))
    .body as ContactRefusal[];

describe('prevented contacts', () => {
  it('are kept as rows: who asked for whom, which rule and article, permitted when', async () => {
    const loan_id = await newDebtorLoan(staff);
    await ask(loan_id, { at: beijing('22:30') });
    await ask(loan_id, { at: beijing('22:40') });
    const [row, ...others] = await refusals({ loan_id });
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      user_id: 1,
      loan_id,
      borrower_id: expect.any(Number),
      channel: 'call',
      contacted_party: 'borrower',
      contact_id: null,
      origin: 'check',
      rule: 'hours',
      source: 'GB/T 45251—2025',
      article: null,
      asked_at: `${TODAY}T04:00:00.000Z`,
      business_date: TODAY,
      contact_at: beijing('22:30'),
      next_allowed_at: beijing('08:00', '2026-03-06'),
    });
    await ask(loan_id, { channel: 'visit', collectors: 1 }, staff2);
    expect(await refusals({ loan_id, user_id: 2 })).toMatchObject([
      {
        rule: 'visit_collectors',
        source: 'China Banking Association guideline of 2026-01-30',
        article: '22',
        next_allowed_at: null,
      },
    ]);
  });

  it('hold a planned note that was refused, though nothing else of it is kept', async () => {
    const loan_id = await newDebtorLoan(staff);
    server.setClock(beijing('22:30'));
    await sendNote(
      staff,
      loan_id,
      noteOf({ contacted_at: beijing('22:30'), planned: true }),
    ).expect(422);
    expect(await refusals({ loan_id })).toMatchObject([
      {
        origin: 'note',
        rule: 'hours',
        user_id: 1,
        asked_at: beijing('22:30'),
        next_allowed_at: beijing('08:00', '2026-03-06'),
      },
    ]);
    expect(
      (await compliance.get('/api/collection_notes').query(query({ filter: { loan_id } }))).body,
    ).toEqual([]);
    // One that is refused for another reason was not prevented by a rule of contact.
    await sendNote(
      staff,
      loan_id,
      noteOf({ contacted_at: beijing('22:30'), planned: true, outcome: 'promised' }),
    ).expect(400);
    expect(await refusals({ loan_id })).toHaveLength(1);
    server.setClock(beijing('12:00'));
  });

  it('are read page by page, by rule, person, team and day; nobody changes them', async () => {
    const all = await refusals({});
    expect(all.length).toBe(3);
    const { headers, body } = await compliance
      .get('/api/contact_refusals')
      .query(query({ range: [1, 1], sort: ['asked_at', 'ASC'] }))
      .expect(200);
    expect([headers['content-range'], body.length]).toEqual(['contact_refusals 1-1/3', 1]);
    for (const [filter, count] of [
      [{ rule: 'hours' }, 2],
      [{ user_id: 2 }, 1],
      [{ user_team: '催收二组' }, 1],
      [{ user_team: [null, '催收一组'] }, 2],
      [{ business_date_gte: TODAY, business_date_lte: TODAY }, 3],
      [{ business_date_lte: '2026-03-04' }, 0],
      [{ origin: 'note' }, 1],
    ] as const) {
      expect(await refusals(filter), JSON.stringify(filter)).toHaveLength(count);
    }
    await staff.get('/api/contact_refusals').expect(403);
    await compliance
      .get('/api/contact_refusals')
      .query(query({ filter: { rule: 'mood' } }))
      .expect(400);
    expect((await compliance.get(`/api/contact_refusals/${all[0]?.id}`).expect(200)).body).toEqual(
      all[0],
    );
    for (const work of [
      () => server.deps.database.write('contact_refusals').update({ rule: 'hold' }),
      () => server.deps.database.write('contact_refusals').delete(),
    ])
      await expect(async () => {
        await work();
      }).rejects.toThrow(/append-only/);
  });
});

/** The rows that a link of the report leads to, as the list there would ask for them. */
async function rowsAt(path: string): Promise<number> {
  const [resource, search] = path.slice(1).split('?');
  const { headers } = await compliance
    .get(`/api/${resource}`)
    .query({ filter: new URLSearchParams(search).get('filter') ?? '{}', range: '[0,0]' })
    .expect(200);
  return Number(headers['content-range']?.split('/').at(-1));
}

describe('each figure of the report', () => {
  beforeAll(async () => {
    server.setClock(beijing('15:00'));
    const review = async ({ id }: CollectionNote, verdict: 'clear' | 'flag') => {
      await compliance
        .post(`/api/collection_notes/${id}/${verdict}`)
        .send(verdict === 'flag' ? { comment: '请说明' } : {})
        .expect(200);
    };
    // Two findings of one rule, one of another; two rules of contact broken at once; days on both
    // sides of midnight in Beijing.
    await review(await note({ content: '我骂他是废物，说不还就弄死你，又自称法院执行局' }), 'flag');
    await review(
      await note({ contacted_at: beijing('23:30', '2026-03-03'), channel: 'visit' }, staff2),
      'flag',
    );
    await review(await note({ contacted_at: beijing('00:10', '2026-03-04') }, staff2), 'clear');
    await note({
      contacted_at: beijing('12:00', '2026-03-01'),
      channel: 'visit',
      content: '独自上门，未经同意进了屋',
    });
    const withdrawn = await note({ contacted_at: beijing('09:00', '2026-03-02') }, staff2);
    await staff2
      .post(`/api/collection_notes/${withdrawn.id}/withdraw`)
      .send({ reason: '误记' })
      .expect(200);
    const complained = await note({ contacted_at: beijing('09:00', '2026-03-02') });
    await review(complained, 'clear');
    for (const received_on of ['2026-03-02', '2026-02-20'])
      await staff
        .post('/api/complaints')
        .send({
          loan_id: complained.loan_id,
          note_id: complained.id,
          source: 'borrower',
          statement: '投诉',
          received_on,
        })
        .expect(201);
    // Outside the period on either side.
    for (const at of [beijing('23:59', '2026-02-28'), beijing('23:59', '2026-02-10')])
      await review(await note({ contacted_at: at }), 'flag');
    for (const [loan_id, agent, changes] of [
      [await newDebtorLoan(staff), staff, { at: beijing('23:00') }],
      [await newDebtorLoan(staff), staff2, { contacted_party: 'emergency_contact' }],
      [await newDebtorLoan(staff), supervisor, { at: beijing('07:00') }],
    ] as const)
      await ask(loan_id, changes, agent);
    await server.deps.database
      .write('users')
      .where({ username: 'supervisor' })
      .update({ team: null });
    // Second looks are drawn by lot; the verdict alone is what the report reads.
    const reviewed = (await server.deps.database
      .read('collection_notes')
      .whereNotNull('reviewer_id')
      .orderBy('id')
      .select('id', 'review_status')) as { id: number; review_status: string }[];
    for (const [at, { id, review_status }] of reviewed.entries())
      await server.deps.database
        .write('collection_notes')
        .where({ id })
        .update({
          second_verdict: at % 2 === 0 ? review_status : 'cleared',
          second_reviewed_at: beijing('14:00'),
          second_reviewer_id: 5,
        });
  });

  it.each([
    ['2026-03-01', TODAY],
    ['2026-02-01', TODAY],
    ['2026-03-03', '2026-03-03'],
    ['2025-03-01', TODAY],
  ])('from %s to %s leads to as many rows', async (from, to) => {
    const report = (await compliance.get(`/api/note_report?from=${from}&to=${to}`).expect(200))
      .body as NoteReport;
    const period = { from, to };
    const seen: string[] = [];
    const follow = async (
      name: string,
      figures: object,
      paths: Readonly<Record<string, string>>,
    ): Promise<void> => {
      for (const [figure, path] of Object.entries(paths)) {
        const value = (figures as Record<string, number>)[figure];
        seen.push(`${name} ${figure}`);
        // The time to review is a middle, not a count: it leads to the notes it is the middle of.
        if (figure === 'median_hours')
          expect(await rowsAt(path), `${name} ${figure}`).toBe(
            (figures as { reviewed: number }).reviewed,
          );
        else expect(await rowsAt(path), `${name} ${figure}`).toBe(value);
      }
    };
    await follow(
      'whole',
      { ...report, flagged: report.by_team.reduce((sum, line) => sum + line.flagged, 0) },
      totalRows(period),
    );
    await follow('agreement', report.agreement, agreementRows(period));
    for (const line of report.by_team)
      await follow(`team ${line.team}`, line, lineRows(period, { team: line.team }));
    for (const line of report.over_time.lines.slice(-6))
      await follow(`from ${line.from}`, line, lineRows({ from: line.from, to: line.to }));
    for (const line of report.by_rule) await follow(line.rule, line, ruleRows(period, line.rule));
    for (const line of report.by_author)
      await follow(line.author_name, line, authorRows(period, line.author_id));
    for (const line of report.by_contact_rule)
      await follow(line.rule, line, contactRuleRows(period, line.rule));
    // No figure of any part is left out.
    const counts = (part: object) =>
      Object.entries(part)
        .filter(([, value]) => typeof value === 'number' || value === null)
        .map(([figure]) => figure)
        .filter((figure) => !['team', 'author_id', 'kappa', 'kappa_missing'].includes(figure));
    const parts = [
      ['whole', report],
      ['agreement', report.agreement],
      [`team ${report.by_team[0]?.team}`, report.by_team[0]],
      [`from ${report.over_time.lines.at(-1)?.from}`, report.over_time.lines.at(-1)],
      ['R1', report.by_rule[0]],
      [report.by_author[0]?.author_name, report.by_author[0]],
      ['hours', report.by_contact_rule.find(({ rule }) => rule === 'hours')],
    ] as const;
    for (const [name, part] of parts)
      for (const figure of counts(part ?? {})) expect(seen).toContain(`${name} ${figure}`);
    expect(report.violations_prevented).toBe(to === TODAY ? 6 : 0);
    if (from === '2026-03-01')
      expect(report).toMatchObject({
        notes: 6,
        violations_recorded: 3,
        complaints: 1,
        agreement: { looked_at_twice: 3 },
      });
  });
});
