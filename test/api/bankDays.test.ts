import { describe, expect, it } from 'vitest';
import { TODAY } from '../helpers/api.ts';
import {
  bring,
  createSource,
  decide,
  onDay,
  readDay,
  readLines,
  sendStatement,
  statementOf,
} from '../helpers/bank.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

const { staff, staff2, supervisor, supervisor2, compliance } = await openDesk();

/** A day on which 3330.00 were booked by rule, 25.00 and 5.00 wait, and 8.00 went out. */
async function aDay(on: string) {
  const source = await createSource(staff);
  const name = `司徒${on.slice(-1)}甲`;
  const borrower = await createBorrower(staff, { full_name: name });
  await createLoan(staff, borrower);
  const lines = [
    { on, amount: '3330.00', payer: name, reference: `${on}-1` },
    { on, amount: '25.00', payer: '不明一', reference: `${on}-2` },
    { on, amount: '5.00', payer: '不明二', reference: `${on}-3` },
    { on, amount: '8.00', way: '支出' as const, payer: '手续费', reference: `${on}-4` },
  ];
  const { id } = await bring(staff, source, lines);
  const [, two, three, out] = await readLines(staff, { statement_id: id });
  if (!two || !three || !out) throw new Error('lines are missing');
  return { source, lines, two, three, out };
}
const code = ({ body }: { body: unknown }): string => (body as { code: string }).code;

describe('a day of the bank', () => {
  it('closes at difference 0 alone, by a second person', async () => {
    const on = '2026-03-01';
    const { source, two, three, out } = await aDay(on);
    const [before] = (await readDay(staff, on)).sources;
    expect(before).toMatchObject({
      lines_count: 4,
      in_minor: 336_000,
      out_minor: 800,
      booked_minor: 333_000,
      waiting_count: 3,
      waiting_minor: 3000,
      stated_in_minor: null,
      difference_in_minor: null,
    });
    await onDay(staff, on, 'close').expect(403);
    await onDay(compliance, on, 'state', { source_id: source, in_minor: 1, out_minor: 1 }).expect(
      403,
    );
    expect(code(await onDay(supervisor, on, 'close').expect(409))).toBe('conflict');
    await decide(staff, two, 'suspend', { reason: '付款人不明' }).expect(200);
    await decide(staff2, three, 'return', { reason: '付款人要求' }).expect(200);
    await decide(staff, out, 'suspend', { reason: '手续费' }).expect(200);
    await onDay(supervisor, on, 'close').expect(409);
    const total = { source_id: source, in_minor: 336_001, out_minor: 800 };
    await onDay(staff, on, 'state', total).expect(200);
    const differs = await onDay(supervisor, on, 'close').expect(409);
    expect((differs.body as { message: string }).message).toContain('0.01');
    await onDay(supervisor, on, 'state', { ...total, in_minor: 336_000 }).expect(200);
    expect((await readDay(staff, on)).sources).toMatchObject([
      {
        difference_in_minor: 0,
        difference_out_minor: 0,
        suspense_minor: 2500,
        returned_minor: 500,
      },
    ]);
    // Who stated the total does not sign for it.
    await onDay(supervisor, on, 'close').expect(422);
    const { body } = await onDay(supervisor2, on, 'close').expect(200);
    expect(body).toMatchObject({ day_on: on, status: 'closed' });
    await onDay(supervisor2, on, 'close').expect(409);
  });

  it('that is closed takes no line and no total until it is opened for a reason', async () => {
    const on = '2026-03-02';
    const { source, lines, two, three, out } = await aDay(on);
    for (const line of [two, three, out])
      await decide(staff, line, 'suspend', { reason: '待查' }).expect(200);
    const total = { source_id: source, in_minor: 336_000, out_minor: 800 };
    await onDay(staff, on, 'state', total).expect(200);
    await onDay(supervisor, on, 'close').expect(200);
    await onDay(staff, on, 'state', total).expect(409);
    const late = [{ on, amount: '1.00', payer: '迟到', reference: 'LATE' }];
    const refused = await sendStatement(staff, source, statementOf(late));
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([409, ['file', 'root']]);
    const dry = await sendStatement(staff, source, statementOf(late), { dry_run: 'true' });
    expect(dry.body.closed_days).toEqual([on]);
    // What is known already may come again.
    expect((await sendStatement(staff, source, statementOf(lines))).status).toBe(201);
    // Suspense is a ledger of its own: a claim moves nothing in the sum of the day.
    await decide(staff, two, 'return', { reason: '查明为误付' }).expect(200);
    expect((await readDay(staff, on)).sources).toMatchObject([
      { difference_in_minor: 0, suspense_minor: 500, returned_minor: 2500 },
    ]);
    await onDay(staff, on, 'reopen', { reason: '补录' }).expect(403);
    await onDay(supervisor, on, 'reopen', {}).expect(400);
    await onDay(supervisor, on, 'reopen', { reason: '渠道补发一笔' }).expect(200);
    expect((await sendStatement(staff, source, statementOf(late))).status).toBe(201);
    await onDay(supervisor, on, 'close').expect(409);
  });

  it('that is no day, is still to come or has nothing is refused', async () => {
    const source = await createSource(staff);
    const total = { source_id: source, in_minor: 0, out_minor: 0 };
    await onDay(staff, '2026-13-01', 'state', total).expect(404);
    await onDay(staff, '2026-03-06', 'state', total).expect(422);
    await onDay(staff, TODAY, 'state', { ...total, source_id: 999_999 }).expect(422);
    await onDay(supervisor, '2026-02-01', 'close').expect(404);
    await onDay(staff, '2026-02-01', 'state', total).expect(200);
    await onDay(supervisor, '2026-02-01', 'close').expect(200);
  });
});
