import { describe, expect, it } from 'vitest';
import { findNext } from '../../admin/today/dayFlow.ts';
import type { WorklistRow } from '../../server/contract/resources/worklist.ts';

const rowOf = (id: number): WorklistRow =>
  ({ id, not_before: id % 10 === 0 ? '2026-03-05T06:00:00.000Z' : null }) as WorklistRow;
const rows = Array.from({ length: 23 }, (_, at) => rowOf(at + 1));
const next = async (passed: readonly number[]) => {
  let pages = 0;
  const found = await findNext({ action: null, passed }, async (page) => {
    pages += 1;
    return { rows: rows.slice((page - 1) * 5, page * 5), total: rows.length };
  });
  return { id: found?.id, pages };
};
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

describe('the next row of a day that is read page by page', () => {
  it('is on the first page as long as one there was not passed over', async () => {
    expect(await next([])).toEqual({ id: 1, pages: 1 });
    expect(await next([1, 2])).toEqual({ id: 3, pages: 1 });
  });

  it('is found past a page of those who were passed over or may be called only later', async () => {
    expect(await next(upTo(9))).toEqual({ id: 11, pages: 3 });
  });

  it('is none once all were passed over, and no page beyond the last is asked for', async () => {
    expect(await next(upTo(23))).toEqual({ id: undefined, pages: 5 });
  });
});
