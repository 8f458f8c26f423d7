import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { query } from '../helpers/api.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
beforeAll(async () => {
  desk = await openConsole();
});
afterAll(async () => {
  await desk.close();
});

const noteOf = async (id: number) =>
  (await (await desk.server.as('compliance')).get(`/api/collection_notes/${id}`).expect(200))
    .body as CollectionNote;
const waiting = async () =>
  (
    (await (await desk.server.as('compliance')).get('/api/review_queue').expect(200)).body as {
      id: number;
    }[]
  ).map(({ id }) => id);

describe('the review of notes', () => {
  it("goes from a clerk's note to a flag by compliance and an answer by a supervisor", async () => {
    const { body: loans } = await (await desk.server.as('staff'))
      .get('/api/loans')
      .query(query({ filter: { tier: 'M2', status: 'active' }, range: [0, 0] }));
    const [loan] = loans as { id: number }[];
    const staff = await desk.page({ username: 'staff' });
    await staff.page.goto(`/#/loans/${loan?.id}/show`);
    await see(staff.page.getByText(/可联系/).first()).toBeVisible();
    await staff.page.getByRole('button', { name: '记一笔' }).click();
    const panel = staff.page.getByRole('dialog');
    await panel.getByText('电话', { exact: true }).click();
    await panel.getByText('已接通', { exact: true }).click();
    await panel.getByLabel(/内容/).fill('电话接通，我说再不还就弄死你，挂断后已报主管');
    await panel.getByRole('button', { name: /^保存/ }).click();
    await see(panel).toBeHidden();
    const { body: written } = await (await desk.server.as('staff'))
      .get('/api/collection_notes')
      .query(query({ filter: { q: '再不还就弄死你' }, range: [0, 0] }))
      .expect(200);
    const { id } = (written as [CollectionNote])[0];
    expect((await noteOf(id)).findings.map(({ rule }) => rule)).toContain('R2');

    const reviewer = await desk.page({ username: 'compliance' });
    await reviewer.page.goto(`/#/review/${id}`);
    await see(reviewer.page.getByText('威胁侮辱').first()).toBeVisible();
    await reviewer.page.keyboard.press('f');
    await reviewer.page.keyboard.type('言语威胁，请谈话并回复处理结果');
    await reviewer.page.keyboard.press('Enter');
    await see.poll(async () => (await noteOf(id)).review_status).toBe('flagged');
    expect(await noteOf(id)).toMatchObject({
      review_status: 'flagged',
      review_comment: '言语威胁，请谈话并回复处理结果',
    });

    // The clerk's team has a supervisor of its own: others see the flag and whose it is.
    const other = await desk.page({ username: 'supervisor2' });
    await other.page.goto('/#/review/flagged');
    await see(other.page.getByRole('button', { name: '由我答复', pressed: true })).toBeVisible();
    await see(other.page.locator('tbody tr').first()).toBeVisible();
    await see(other.page.getByText('言语威胁，请谈话并回复处理结果')).toHaveCount(0);
    await other.page.getByRole('button', { name: '全部' }).click();
    await see(other.page.getByText('言语威胁，请谈话并回复处理结果')).toBeVisible();
    await other.page.goto(`/#/collection_notes/${id}/show`);
    await see(other.page.getByText(/等待催收一组的主管答复/)).toBeVisible();

    const chief = await desk.page({ username: 'supervisor' });
    await chief.page.goto(`/#/collection_notes/${id}/show`);
    await see(chief.page.getByText('言语威胁，请谈话并回复处理结果')).toBeVisible();
    await chief.page.getByRole('textbox').last().fill('已谈话并停岗培训，向借款人致歉');
    await chief.page.getByRole('button', { name: /答复/ }).last().click();
    await see.poll(async () => (await noteOf(id)).answer).toBe('已谈话并停岗培训，向借款人致歉');
    expect([staff.errors, reviewer.errors, chief.errors]).toEqual([[], [], []]);
  });

  it('clears twenty notes by keyboard alone', async () => {
    const before = await waiting();
    expect(before.length).toBeGreaterThan(20);
    const { page, errors } = await desk.page({ username: 'compliance' });
    await page.goto('/#/review');
    await see(page.getByRole('button', { name: /^通过/ })).toBeEnabled();
    const open = () => Number(/review\/(\d+)/.exec(page.url())?.[1]);
    for (let done = 1; done <= 20; done += 1) {
      const id = open();
      await page.keyboard.press('c');
      await see.poll(async () => (await noteOf(id)).review_status).toBe('cleared');
      await see.poll(open).not.toBe(id);
      await see(page.getByRole('button', { name: /^通过/ })).toBeEnabled();
    }
    const after = await waiting();
    expect(before.filter((id) => !after.includes(id))).toHaveLength(20);
    await page.reload();
    await page.getByRole('link', { name: /^今日已复核 [2-9]\d/ }).click();
    await see(page.getByLabel('复核人', { exact: true })).toHaveValue('许静怡');
    await see(page.locator('tbody tr')).not.toHaveCount(0);
    expect(errors).toEqual([]);
  });
});
