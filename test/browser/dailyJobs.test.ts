import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, type Console } from '../helpers/console.ts';
import { countOf, lateLoanOf } from '../helpers/forms.ts';
import { settling } from '../helpers/screens.ts';
import { see } from '../helpers/see.ts';
import { ROOT } from '../helpers/sources.ts';

let desk: Console;
beforeAll(async () => {
  desk = await openConsole();
});
afterAll(async () => {
  await desk.close();
});

/** More than any form has stops. */
const MOST_TABS = 40;

/** A hand on the keyboard that counts: a chord is one key, text is not counted. */
class Hand {
  readonly page: Page;
  keys = 0;
  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.keys += 1;
    }
  }

  async write(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /** Tab until a field, or another choice of the same question, has the focus. */
  async tabTo(field: Locator): Promise<void> {
    const isThere = async () =>
      await field.evaluate((element) =>
        (element.closest('fieldset') ?? element).contains(document.activeElement),
      );
    for (let tabs = 0; !(await isThere()) && tabs < MOST_TABS; tabs += 1) await this.press('Tab');
    expect(await isThere()).toBe(true);
  }

  /** Tab to a field of the form beside the page, and text into it. */
  async fill(field: string | RegExp, text: string): Promise<void> {
    await this.tabTo(this.page.getByRole('dialog').getByRole('textbox', { name: field }));
    await this.page.keyboard.insertText(text);
  }

  /** Chooses one of the answers of a question by its arrow keys. */
  async choose(name: string): Promise<void> {
    const wanted = this.page.getByRole('dialog').getByRole('radio', { name, exact: true });
    await this.tabTo(wanted);
    for (let steps = 0; !(await wanted.isChecked()) && steps < MOST_TABS; steps += 1)
      await this.press('ArrowRight');
  }
}

const start = async (username: string, address: string): Promise<Hand> => {
  const { page } = await desk.page({ username });
  await page.goto(`/#${address}`);
  return new Hand(page);
};
const loanPage = async (nth: number): Promise<Hand> => {
  const { id } = await lateLoanOf(desk, nth);
  const hand = await start('staff', `/loans/${id}/show`);
  await see(hand.page.getByRole('button', { name: '记录还款' })).toBeVisible();
  return hand;
};
/** The form of a note with all its questions: some come with what is read of the loan. */
async function openNote(hand: Hand): Promise<void> {
  const settled = settling(hand.page);
  await settled();
  await hand.press('n');
  await see(hand.page.getByRole('dialog').getByLabel('内容')).toBeVisible();
  await settled();
}
const saved = async ({ page }: Hand): Promise<void> => {
  await see(page.getByRole('dialog')).toBeHidden();
};

/** Each job by keyboard alone, from where the work begins to where it is done. */
const JOBS: Readonly<Record<string, () => Promise<Hand>>> = {
  'find a borrower and open the page': async () => {
    const { borrower_id } = await lateLoanOf(desk, 1);
    const { body } = await (await desk.server.as('staff')).get(`/api/borrowers/${borrower_id}`);
    const hand = await start('staff', '/overdue_tiers');
    await see(hand.page.locator('tbody tr').first()).toBeVisible();
    await hand.press('/');
    await see(hand.page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await hand.write((body as { full_name: string }).full_name);
    await see(hand.page.getByRole('option').first()).toBeVisible();
    await hand.press('Enter');
    await see(hand.page).toHaveURL(/(borrowers|loans)\/\d+\/show/);
    return hand;
  },
  'open the worst loan': async () => {
    const hand = await start('staff', '/overdue_tiers');
    await see(hand.page.locator('tbody tr').first()).toBeVisible();
    await hand.press('g', 'l');
    await see(hand.page).toHaveURL(/#\/loans$/);
    // The tiers have rows, too, and are shown until the list is there.
    await see(hand.page.locator('main tbody tr', { hasText: /DH-\d{4}/ }).nth(1)).toBeVisible();
    await hand.press('j', 'Enter');
    await see(hand.page).toHaveURL(/loans\/\d+\/show/);
    return hand;
  },
  'write down that nobody answered': async () => {
    const hand = await loanPage(2);
    await openNote(hand);
    await hand.choose('无人接听');
    await hand.fill('内容', '无人接听，晚上再打。');
    await hand.press('Control+Enter');
    await saved(hand);
    return hand;
  },
  'go on to the next loan of the list': async () => {
    const hand = await start('staff', '/loans');
    await hand.page.locator('main tbody tr').first().click();
    await see(hand.page.getByRole('navigation', { name: '来时的列表' })).toContainText('1 /');
    await hand.press('j');
    await see(hand.page.getByRole('navigation', { name: '来时的列表' })).toContainText('2 /');
    return hand;
  },
  'write down a promise': async () => {
    const hand = await loanPage(3);
    await openNote(hand);
    await hand.choose('承诺还款');
    await hand.fill(/承诺日/, '2026-03-10');
    await hand.fill(/承诺金额/, '500');
    await hand.fill('内容', '借款人承诺三月十日还五百元。');
    await hand.press('Control+Enter');
    await saved(hand);
    return hand;
  },
  'record a payment': async () => {
    const hand = await loanPage(4);
    await hand.press('p');
    await see(hand.page.getByRole('dialog').getByRole('textbox', { name: '金额' })).toBeFocused();
    await hand.write('123.45');
    await hand.press('Control+Enter');
    await saved(hand);
    return hand;
  },
  'take the next credit repair': async () => {
    const hand = await start('staff', '/credit_repairs');
    await see(hand.page.locator('tbody tr').first()).toBeVisible();
    await hand.press('n');
    await see(hand.page).toHaveURL(/credit_repairs\/\d+\/show/);
    return hand;
  },
  'clear a note': async () => {
    const hand = await start('compliance', '/review');
    await see(hand.page.getByRole('button', { name: /^通过/ })).toBeEnabled();
    const before = await countOf(desk, 'collection_notes', { review_status: 'cleared' });
    await hand.press('c');
    await expect
      .poll(async () => await countOf(desk, 'collection_notes', { review_status: 'cleared' }))
      .toBe(before + 1);
    return hand;
  },
  'flag a note and say why': async () => {
    const hand = await start('compliance', '/review');
    await see(hand.page.getByRole('button', { name: /^通过/ })).toBeEnabled();
    const before = await countOf(desk, 'collection_notes', { review_status: 'flagged' });
    await hand.press('f');
    await hand.write('言语不当，请谈话。');
    await hand.press('Enter');
    await expect
      .poll(async () => await countOf(desk, 'collection_notes', { review_status: 'flagged' }))
      .toBe(before + 1);
    return hand;
  },
  'approve a restructure and come to the next': async () => {
    const hand = await start('supervisor', '/approvals');
    await see(hand.page.locator('tbody tr').first()).toBeVisible();
    await hand.press('j', 'Enter');
    await see(hand.page.getByRole('button', { name: /^批准/ })).toBeEnabled();
    await hand.press('a', 'Enter');
    await see(hand.page.getByText(/^已批准|^已记录您的批准/).first()).toBeVisible();
    return hand;
  },
};

/** The table of the decision record, by job. */
function recorded(): Record<string, number> {
  const file = path.join(ROOT, 'server/decisions/0029-ten-daily-jobs.md');
  const rows = readFileSync(file, 'utf8').matchAll(/^\| ([a-z][^|]+?) \| (\d+) \|/gm);
  return Object.fromEntries(Array.from(rows, ([, job, keys]) => [String(job), Number(keys)]));
}

describe('ten jobs of a day, without the mouse', () => {
  it.each(Object.entries(JOBS))('%s takes the keys on record', async (job, work) => {
    const { keys } = await work();
    console.log(`| ${job} | ${keys} |`);
    // Fewer where what is read of the loan brings no question of its own.
    expect(keys).toBeLessThanOrEqual(recorded()[job] ?? 0);
  });

  it('are all on record, and no other', () => {
    expect(Object.keys(recorded())).toEqual(Object.keys(JOBS));
  });
});
