import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/connection.ts';
import { rawRows } from '../../db/dialect.ts';
import { prepare } from '../../server/commands/prepare.ts';
import { readConfig } from '../../server/config.ts';
import { legalDeadlines } from '../../server/views/legalDeadlines.ts';
import { noteReport } from '../../server/views/noteReport.ts';
import { warningReport } from '../../server/views/warningReport.ts';
import { watchedPeople } from '../../server/features/warnings/store/histories.ts';
import { reviewQueue } from '../../server/views/reviewQueue.ts';
import { newDatabaseUrl } from '../helpers/database.ts';

const TODAY = '2026-03-05';
const NOW = `${TODAY}T04:00:00.000Z`;
const url = await newDatabaseUrl({ dialect: 'sqlite' });
const database = openDatabase(url);
const { read } = database;
const config = readConfig({ DATABASE_URL: url, DEMO_BOOK: 'off', BUSINESS_DATE: TODAY });
const clock = { now: () => new Date(NOW) };
beforeAll(async () => await prepare({ config, database, clock, log: pino({ level: 'silent' }) }));
afterAll(async () => await database.close());

/** How SQLite goes about each statement that some work asks of it. */
async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
  const asked: { sql: string; bindings: (string | number | null)[] }[] = [];
  const hear = (query: (typeof asked)[number]) => void asked.push(query);
  read.on('query', hear);
  await work();
  read.removeListener('query', hear);
  const plans: string[] = [];
  for (const { sql, bindings } of asked) {
    const plan = `explain query plan ${sql}`;
    const steps = await rawRows<{ detail: string }>(read, plan, bindings);
    plans.push(steps.map(({ detail }) => detail).join('; '));
  }
  return plans;
}

/** Tables that grow with the book, read from one end to the other. */
const WHOLE = /SCAN (loans|collection_notes|legal_cases|borrowers)(?! USING INDEX \w+_open)/;

describe('a view over what waits reads no table that grows with the book', () => {
  it('the review queue finds first and second looks by an index of each', async () => {
    const plans = await plansOf(async () => {
      await reviewQueue(read, 1, NOW, TODAY);
    });
    expect(plans.filter((plan) => WHOLE.test(plan))).toEqual([]);
    expect(plans.join('\n')).toContain('collection_notes_to_review (priority>?)');
    expect(plans.join('\n')).toContain('collection_notes_second_look (reviewer_id=?)');
  });

  it('the deadlines look at open cases, and at loans whose limitation may end', async () => {
    const plans = await plansOf(async () => {
      await legalDeadlines(read, TODAY, { from: '2025-03-05', to: '2026-06-03' });
    });
    expect(plans.filter((plan) => WHOLE.test(plan))).toEqual([]);
    expect(plans.join('\n')).toContain('loans_unsettled_by_last_due (last_due_on<?)');
    expect(plans.join('\n')).toContain('legal_cases USING INDEX legal_cases_open');
  });

  it('the report on warnings reads what is of its days', async () => {
    const plans = await plansOf(async () => {
      await warningReport(read, '2026-01-01', TODAY, TODAY);
    });
    expect(plans.filter((plan) => /SCAN (warnings|late_starts)/.test(plan))).toEqual([]);
    expect(plans.join('\n')).toContain('warnings_by_raised (raised_on>? AND raised_on<?)');
    expect(plans.join('\n')).toContain('late_starts_late_on_id_index (late_on>? AND late_on<?)');
  });

  it('what warnings go by is read of some people alone, each statement by an index', async () => {
    const plans = await plansOf(async () => {
      await watchedPeople(read, [1, 2, 3], { from: TODAY, to: TODAY });
    });
    expect(plans.length).toBeGreaterThan(7);
    expect(plans.filter((plan) => /SCAN (?!json_each)/.test(plan))).toEqual([]);
    expect(plans.join('\n')).toContain('collection_notes_broken (loan_id=? AND promise_on>?)');
  });

  it('the report on notes reads those of its days, and by an index what was found', async () => {
    const plans = await plansOf(async () => {
      await noteReport(read, '2026-02-04', TODAY);
    });
    expect(plans.filter((plan) => WHOLE.test(plan))).toEqual([]);
    const days = '(contacted_at>? AND contacted_at<?)';
    for (const index of ['collection_notes_found', 'collection_notes_contacted_at_id_index'])
      expect(plans.join('\n')).toContain(`${index} ${days}`);
  });

  it('the list of steps is led by its day', async () => {
    const plan = await plansOf(async () => {
      await read('case_steps').orderBy(['begun_on', 'id']).limit(25);
    });
    expect(plan).toEqual(['SCAN case_steps USING INDEX case_steps_by_begun_on']);
  });
});
