import type { Page, Route } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, type Console } from '../helpers/console.ts';
import { isFull, shareOf } from '../helpers/extent.ts';
import { consoleScreens, recordIds, settling } from '../helpers/screens.ts';
import { see } from '../helpers/see.ts';

const SCREENS = consoleScreens();
let desk: Console;
let ids: Readonly<Record<string, number>> = {};
beforeAll(async () => {
  desk = await openConsole();
  ids = await recordIds(async (name) => await desk.server.as(name), SCREENS);
});
afterAll(async () => {
  await desk.close();
});

/** The most that the contents of a page may move while they come, by the browser's own measure. */
const MOST_SHIFT = 0.1;

/** Counts the layout shifts of a page that nobody's hand caused. */
const countShifts = () => {
  Object.assign(window, { shifted: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[])
      if (!entry.hadRecentInput)
        Object.assign(window, {
          shifted: (window as unknown as { shifted: number }).shifted + entry.value,
        });
  }).observe({ type: 'layout-shift', buffered: true });
};

describe('the page of a record', () => {
  const records = SCREENS.filter(
    ({ address, as }) => address.endsWith('/:id/show') && as === 'staff',
  );

  it('keeps still while it comes, and begins where every page begins', async () => {
    const { page } = await desk.page({ username: 'staff' });
    await page.addInitScript(countShifts);
    const settled = settling(page);
    const moved: string[] = [];
    const tops = new Set<number>();
    for (const { address, resource } of shareOf(records, 2)) {
      const id = ids[resource];
      if (id === undefined) continue;
      await page.goto('about:blank');
      await page.goto(`${desk.url}/#${address.replace(':id', String(id))}`);
      await settled();
      const shifted = await page.evaluate(() => (window as unknown as { shifted: number }).shifted);
      if (shifted >= MOST_SHIFT) moved.push(`${address} ${shifted.toFixed(3)}`);
      const card = page.locator('#main-content .MuiCard-root').first();
      tops.add(Math.round((await card.boundingBox())?.y ?? 0));
    }
    expect(moved).toEqual([]);
    expect([...tops]).toEqual([64]);
  });
});

describe('the bar', () => {
  it('stands still while one goes from room to room', async () => {
    const { page } = await desk.page({ username: 'staff' });
    const settled = settling(page);
    await page.goto('/#/loans');
    await settled();
    const button = page.getByRole('button', { name: /^行距/ });
    const before = await button.boundingBox();
    const places = new Set<number | undefined>();
    for (const room of ['payments', 'borrowers', 'deadlines', 'collection_notes']) {
      await page.goto(`/#/${room}`);
      for (let look = 0; look < 10; look += 1) {
        places.add((await button.boundingBox())?.x);
        await page.waitForTimeout(30);
      }
      await settled();
    }
    expect([...places]).toEqual([before?.x]);
  });

  it('says that an answer is awaited while the server is silent', async () => {
    const { page } = await desk.page({ username: 'staff' });
    const settled = settling(page);
    await page.goto('/#/loans');
    await settled();
    let answer: () => void = () => undefined;
    const silent = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/api/payments?*', async (route) => {
      await silent;
      await route.continue();
    });
    await page.getByRole('link', { name: '还款' }).click();
    await see(page.getByRole('progressbar', { name: '正在读取' }).first()).toBeVisible();
    answer();
    await settled();
  });
});

/** Forty signs, as names of minorities and companies are. */
const LONG = '买买提江·阿卜杜热西提·阿卜杜外力·艾合买提·麦麦提明·吐尔逊江·伊斯拉';

/** Answers with every person's name so long. */
async function nameAtLength(route: Route): Promise<void> {
  const response = await route.fetch();
  const text = await response.text();
  const body = text.replaceAll(/"(borrower_name|full_name)":"[^"]*"/g, `"$1":"${LONG}"`);
  await route.fulfill({ response, body });
}

/** How far the tables of a page reach beyond their frames, in pixels. */
const beyond = async (page: Page): Promise<number> =>
  await page.evaluate(() =>
    [...document.querySelectorAll('#main-content table')]
      .map(({ parentElement: frame }) => (frame ? frame.scrollWidth - frame.clientWidth : 0))
      .reduce((most, one) => Math.max(most, one), 0),
  );

describe.each(['zh-CN', 'en-US'])('a list at 1280 in %s', (locale) => {
  it.each(['staff', 'supervisor', 'compliance', 'admin'])(
    'shows %s its last column inside the frame, however long the names are',
    async (username) => {
      const { page } = await desk.page({ username, locale });
      await page.route(/\/api\/(?!session)/, nameAtLength);
      const settled = settling(page);
      const cut: string[] = [];
      for (const [at, { name, address, as }] of SCREENS.entries()) {
        if (as !== username || address.includes(':id') || name.endsWith('-create')) continue;
        // A short run looks at half of the lists, a quarter in each language.
        if (!isFull() && at % 4 !== (locale === 'zh-CN' ? 1 : 3)) continue;
        await page.goto(`/#${address}`);
        await settled();
        const pixels = await beyond(page);
        if (pixels > 1) cut.push(`${address} ${pixels}`);
      }
      expect(cut).toEqual([]);
    },
  );
});

describe('a window of half the width, as when it is magnified twice', () => {
  it('gives the menu’s room to the page', async () => {
    const { page } = await desk.page({ username: 'staff', width: 640, height: 360 });
    await page.goto('/#/loans');
    await see(page.locator('tbody tr').first()).toBeVisible();
    const left = (await page.locator('#main-content').boundingBox())?.x ?? 0;
    expect(left).toBeLessThanOrEqual(64);
  });
});
