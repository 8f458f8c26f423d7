import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/connection.ts';
import { rawRows } from '../../db/dialect.ts';
import { migrate } from '../../db/migrate.ts';
import { newDatabaseUrl } from '../helpers/database.ts';

const database = openDatabase(await newDatabaseUrl({ dialect: 'sqlite' }));
afterAll(async () => await database.close());

const planOf = async (sql: string): Promise<string> => {
  const steps = await rawRows<{ detail: string }>(database.read, `explain query plan ${sql}`);
  return steps.map(({ detail }) => detail).join('; ');
};

const OF_LOANS = "loan_id in (select value from json_each('[1, 2, 3]'))";

describe('SQLite looks for the few rows of some loans', () => {
  it.each([
    ['payments', `select * from payments where ${OF_LOANS} and status = 'posted'`],
    [
      'payments',
      `select id from payments where ${OF_LOANS} and status = 'posted'
         and channel in ('cash', 'wechat', 'alipay', 'other') and paid_on >= '2026-01-01'`,
    ],
    ['collection_notes', `select * from collection_notes where ${OF_LOANS} and channel = 'phone'`],
    ['legal_cases', `select * from legal_cases where ${OF_LOANS} and not stage = 'closed'`],
    ['restructures', `select * from restructures where ${OF_LOANS} and status = 'effective'`],
    ['complaints', `select * from complaints where ${OF_LOANS} and status = 'open'`],
  ])('%s by the loan, never by a status that most of them have', async (table, sql) => {
    expect(await planOf(sql)).toMatch(
      new RegExp(`SEARCH ${table} USING (COVERING )?INDEX \\w+ \\(loan_id=\\?`),
    );
  });
});

describe('the first page finds by the day', () => {
  it.each([
    [
      'what a person did today',
      `select count(*) from collection_notes where author_id = 3 and status = 'recorded'
         and contacted_at >= '2026-06-14T16:00:00.000Z'`,
      /collection_notes_of_author \(author_id=\? AND contacted_at>\?\)/,
    ],
    [
      'what was refused this week',
      `select rule, count(*) from contact_refusals
         where business_date between '2026-06-09' and '2026-06-15' group by rule`,
      /contact_refusals_of_day \(business_date>\? AND business_date<\?\)/,
    ],
  ])('%s, not among all there ever was', async (_name, sql, index) => {
    expect(await planOf(sql)).toMatch(index);
  });
});

describe('what SQLite is told of its indexes', () => {
  it.each([
    ['a start found nothing of it', 'delete from sqlite_stat1'],
    ['somebody had it count the book', 'analyze'],
  ])('is told again at the next start where %s', async (_name, sql) => {
    const url = await newDatabaseUrl({ dialect: 'sqlite' });
    const book = openDatabase(url);
    const told = async () => await book.write('sqlite_stat1').orderBy('idx');
    const before: unknown[] = await told();
    expect(before.length).toBeGreaterThan(10);
    await book.write.raw(sql);
    expect(await told()).not.toEqual(before);
    await migrate(url);
    expect(await told()).toEqual(before);
    await book.close();
  });
});
