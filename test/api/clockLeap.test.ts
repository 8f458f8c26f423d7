import { afterAll, describe, expect, it } from 'vitest';
import type { Config } from '../../server/config.ts';
import { followClock, rollBusinessDay } from '../../server/jobs/businessDay.ts';
import { startTestServer } from '../helpers/api.ts';

const server = await startTestServer();
afterAll(server.close);

/** As a lender's own server runs: no fixed date, no demo. */
const config: Config = { ...server.deps.config, businessDate: undefined, demoBook: false };
const rolledTo = async (): Promise<string> => {
  const rows: { business_date: string }[] = await server.deps.database
    .read('business_days')
    .select('business_date');
  return (
    rows
      .map(({ business_date }) => business_date)
      .toSorted()
      .at(-1) ?? 'never'
  );
};
const follow = async (day: string, changes: Partial<Config> = {}): Promise<string> => {
  const { deps } = server.on(day);
  const follows = await followClock({ ...deps, config: { ...config, ...changes } });
  return `${follows ? 'follows' : 'stands'} at ${await rolledTo()}`;
};
const told = async (day: string): Promise<number | null> => {
  const admin = await server.on(day).as('admin');
  return (await admin.get('/api/home').expect(200)).body.running.leap_days;
};

describe('a server whose clock leaps', () => {
  it('follows it over a long weekend, but no further, until somebody says so', async () => {
    expect(await follow('2026-03-06')).toBe('follows at 2026-03-06');
    expect(await follow('2026-03-09')).toBe('follows at 2026-03-09');
    expect(await told('2026-03-09')).toBeNull();
    expect(await follow('2026-03-13')).toBe('stands at 2026-03-09');
    expect(await follow('2036-03-13')).toBe('stands at 2026-03-09');
    expect(await told('2036-03-13')).toBe(3657);
    // The clock was set right again: nothing is lost.
    expect(await follow('2026-03-10')).toBe('follows at 2026-03-10');
    expect(await told('2026-03-10')).toBeNull();
    await rollBusinessDay(server.on('2026-04-20').deps);
    expect(await follow('2026-04-21')).toBe('follows at 2026-04-21');
  });

  it('says so where the clock stands behind the book, and rolls nothing', async () => {
    expect(await follow('2026-04-19')).toBe('follows at 2026-04-21');
    expect(await told('2026-04-19')).toBe(-2);
  });

  it('goes by a fixed date and in a demo without asking', async () => {
    expect(await follow('2026-06-01', { businessDate: '2026-06-01' })).toBe(
      'follows at 2026-06-01',
    );
    expect(await follow('2026-08-01', { demoBook: true })).toBe('follows at 2026-08-01');
  });
});
