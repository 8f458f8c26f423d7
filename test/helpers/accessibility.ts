import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { source } from 'axe-core';

/** Only what is broken: describing what is sound takes as long again. */
const OPTIONS: RunOptions = { resultTypes: ['violations'], elementRef: false, preload: false };
/** What keeps somebody from doing the job; lesser findings are advice. */
const GRAVE: readonly unknown[] = ['serious', 'critical'];

async function broken(page: Page): Promise<string[]> {
  // A change of address within the console keeps the page, and the rules in it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { violations: found } = await page.evaluate(async (options) => {
    const { axe } = window as unknown as {
      axe: { run: (context: Document, options: RunOptions) => Promise<AxeResults> };
    };
    return await axe.run(document, options);
  }, OPTIONS);
  const grave = found.filter(({ impact }) => GRAVE.includes(impact));
  return grave.map(({ id, nodes }) => {
    const places = nodes.slice(0, 2).map(({ html }) => html.slice(0, 160));
    return `${id} ${places.join(' | ')}`;
  });
}

/**
 * What of a page gravely breaks any rule of accessibility, and still does a moment later: a button
 * that has just become usable fades to its colour.
 */
export async function violations(page: Page): Promise<string[]> {
  if ((await broken(page)).length === 0) return [];
  await page.waitForTimeout(800);
  return await broken(page);
}
