import { describe, expect, it } from 'vitest';
import { TODAY } from '../helpers/api.ts';
import { openDesk } from '../helpers/desk.ts';
import { ownRequests, refusedRepair as refused, RELIEF } from '../helpers/repairs.ts';

const { staff, supervisor, compliance } = await openDesk();
const { receive, command, fileOf, proposed } = ownRequests(staff);

describe('the mark of a record in dispute (Regulation art. 25 (2))', () => {
  it('comes first: anybody at the desk enters it, before the request is in hand', async () => {
    const row = await receive({ received_on: '2026-03-02' });
    expect(row).toMatchObject({ needs_mark: true, marked_on: null, unmarked_on: null });
    const { checklist } = await fileOf(row.id);
    expect(checklist[0]).toMatchObject({ check: 'dispute_marked', required: true, done: false });
    expect(
      await command(row.id, 'mark', { on: '2026-03-02', reference: 'YY-20260302' }),
    ).toMatchObject({
      needs_mark: false,
      marked_on: '2026-03-02',
      mark_reference: 'YY-20260302',
      status: 'received',
    });
    const file = await fileOf(row.id);
    expect(file.checklist[0]).toMatchObject({ done: true, by_itself: true });
    expect(file.steps.map(({ step, comment }) => [step, comment])).toEqual([
      ['create', null],
      ['mark', '2026-03-02 YY-20260302'],
    ]);
  });

  it('is taken off once the objection is decided, and not before that', async () => {
    const id = await proposed();
    await command(id, 'mark');
    const wanted = { status: 409, en: /cannot|not possible|while/i, zh: /不能|状态/ };
    await refused(staff, `/${id}/unmark`, {}, wanted);
    await command(id, 'decline', { reason: '核对无误' }, supervisor);
    await refused(
      staff,
      `/${id}/unmark`,
      { on: '2026-03-04' },
      { status: 422, field: 'on', en: /between 2026-03-05/, zh: /不早于 2026-03-05/ },
    );
    expect(await command(id, 'unmark')).toMatchObject({ unmarked_on: TODAY });
    await refused(
      staff,
      `/${id}/unmark`,
      {},
      { status: 409, en: /taken off on 2026-03-05/, zh: /2026-03-05 取消/ },
    );
  });

  it('is for objections only, once, on a day since it came, by the desk', async () => {
    const relief = await receive(RELIEF);
    await refused(
      staff,
      `/${relief.id}/mark`,
      {},
      { status: 422, en: /no objection/, zh: /不是异议/ },
    );
    const row = await receive({ received_on: '2026-03-03' });
    await refused(
      staff,
      `/${row.id}/unmark`,
      {},
      { status: 409, en: /not marked/, zh: /尚未作异议标注/ },
    );
    for (const on of ['2026-03-02', '2026-03-06'])
      await refused(
        staff,
        `/${row.id}/mark`,
        { on },
        { status: 422, field: 'on', en: /between 2026-03-03/, zh: /不早于 2026-03-03/ },
      );
    await compliance.post(`/api/credit_repairs/${row.id}/mark`).send({}).expect(403);
    await command(row.id, 'mark');
    await refused(
      staff,
      `/${row.id}/mark`,
      {},
      { status: 409, en: /marked as disputed on 2026-03-05/, zh: /已于 2026-03-05/ },
    );
  });
});
