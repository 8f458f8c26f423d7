import type { Page } from '@playwright/test';
import { expect } from 'vitest';

/** More stops than the longest form has. */
const MOST_STOPS = 250;

/** What is heard of a form instead of sending it. */
interface Heard {
  submits: number;
}
type Listening = typeof globalThis & { heard?: Heard };

/** Counts what would be sent from the page, and sends nothing. */
export async function hearSubmits(page: Page): Promise<void> {
  await page.evaluate(() => {
    const window = globalThis as Listening;
    if (window.heard) return;
    window.heard = { submits: 0 };
    document.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        if (window.heard) window.heard.submits += 1;
      },
      true,
    );
  });
}

/** What stands in the form that has the focus, and how often it was sent; null outside of one. */
const look = async (page: Page): Promise<{ submits: number; values: string } | null> =>
  await page.evaluate(() => {
    const { activeElement } = document;
    const form =
      activeElement?.closest('form') ??
      activeElement?.closest('[role="dialog"]')?.querySelector('form');
    if (!form) return null;
    const values = [...form.elements].map((field) =>
      field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)
        ? field.checked
        : (field as HTMLInputElement).value,
    );
    return {
      submits: (globalThis as Listening).heard?.submits ?? 0,
      values: JSON.stringify([values, location.hash]),
    };
  });

/**
 * Puts the focus on the first field once the form stands still: names are read after their records,
 * and a field that they fill is drawn anew.
 */
async function steady(page: Page, form: string): Promise<void> {
  const first = page
    .locator(`${form} :is(input:not([type="hidden"]), textarea, button):enabled`)
    .first();
  for (let last = '', seen = '?'; seen !== last; ) {
    last = seen;
    await first.focus();
    await page.waitForTimeout(300);
    seen = JSON.stringify(await look(page));
  }
}

/**
 * Presses Ctrl+Enter at every tab stop from the first field of a form on: each sends it once, with
 * what stood in it. Answers how many stops there were.
 */
export async function sendAtEachStop(page: Page, form: string): Promise<number> {
  await hearSubmits(page);
  await steady(page, form);
  let stops = 0;
  for (let before = await look(page); before !== null && stops < MOST_STOPS; ) {
    await page.keyboard.press('Control+Enter');
    expect(await look(page), `stop ${stops} of ${form}`).toEqual({
      ...before,
      submits: before.submits + 1,
    });
    stops += 1;
    await page.keyboard.press('Tab');
    before = await look(page);
  }
  return stops;
}

/** Types into the first field for text; answers whether the form has one. */
export async function typeSomething(page: Page, form: string): Promise<boolean> {
  const field = page
    .locator(`${form} :is(input[type="text"]:not([role="combobox"]), textarea):enabled`)
    .filter({ visible: true })
    .first();
  if ((await field.count()) === 0) return false;
  await field.fill('12');
  return true;
}
