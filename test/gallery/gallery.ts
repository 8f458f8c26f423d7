import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { launchChromium } from '../helpers/chromium.ts';
import { startDemoServer } from './demoServer.ts';
import type { Role } from '../../server/contract/enums.ts';
import { consoleScreens, recordQuery } from '../helpers/screens.ts';
import { type Screen, SCREENS, type Subjects } from './screens.ts';

/**
 * Photographs every screen in both languages, light and dark, on a desk and on a phone, into
 * gallery/. `npm run gallery -- loans` takes only the screens whose name begins so. Ends with 1 if
 * the browser's console had a complaint.
 */
const SIZES = {
  desktop: { width: 1280, height: 720 },
  phone: { width: 390, height: 844 },
} as const;
const FOLDER = 'gallery';
const PASSWORD = 'daihou-demo';

interface Look {
  language: 'zh' | 'en';
  theme: 'light' | 'dark';
  size: keyof typeof SIZES;
}

const LOOKS: readonly Look[] = (['zh', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['desktop', 'phone'] as const).map((size) => ({ language, theme, size })),
  ),
);

async function signIn(context: BrowserContext, base: string, username: Role): Promise<void> {
  const answer = await context.request.post(`${base}/api/session`, {
    data: { username, password: PASSWORD },
    headers: { Origin: base },
  });
  if (!answer.ok()) throw new Error(`${username} could not sign in: ${answer.status()}`);
}

async function findSubjects(browser: Browser, base: string): Promise<Subjects> {
  const context = await browser.newContext();
  await signIn(context, base, 'compliance');
  const first = async (
    resource: string,
    filter: object = {},
    sort: readonly [string, string] = ['id', 'DESC'],
  ): Promise<Record<string, number>> => {
    const query = new URLSearchParams({
      filter: JSON.stringify(filter),
      sort: JSON.stringify(sort),
      range: '[0,0]',
    });
    const rows = (await (
      await context.request.get(`${base}/api/${resource}?${query.toString()}`)
    ).json()) as Record<string, number>[];
    if (!rows[0]) throw new Error(`The demo book has no ${resource} of ${JSON.stringify(filter)}`);
    return rows[0];
  };
  const idOf = async (...query: Parameters<typeof first>) => (await first(...query))['id'] ?? 0;
  const found = new Map<string, number>();
  for (const resource of new Set(consoleScreens().map((screen) => screen.resource))) {
    const query = new URLSearchParams(recordQuery(resource));
    const answer = await context.request.get(`${base}/api/${resource}?${query.toString()}`);
    const rows: unknown = answer.ok() ? await answer.json() : [];
    if (Array.isArray(rows) && rows[0]) found.set(resource, (rows[0] as { id: number }).id);
  }
  const subjects = {
    first: found,
    overdue_loan: (await first('legal_cases', { stage: 'demand' }))['loan_id'] ?? 0,
    borrower: (await first('loans', { tier: 'M3' }))['borrower_id'] ?? 0,
    paid_loan: (await first('payments'))['loan_id'] ?? 0,
    payment: await idOf('payments', { status: 'posted' }, ['paid_on', 'DESC']),
    note: await idOf('collection_notes', { outcome: 'promised' }),
    legal_case: await idOf('legal_cases', { stage: 'filed' }),
    audit_event: await idOf('audit_events'),
  };
  await context.close();
  return subjects;
}

async function openPage(
  browser: Browser,
  base: string,
  account: Role | null,
  look: Look,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: SIZES[look.size],
    locale: look.language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  await context.addInitScript(({ language, theme }) => {
    localStorage.setItem('RaStoreDaihou.locale', JSON.stringify(language));
    localStorage.setItem('RaStoreDaihou.theme', JSON.stringify(theme));
  }, look);
  if (account) await signIn(context, base, account);
  return await context.newPage();
}

/** Data has come and nothing moves any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page
    .waitForFunction(
      () => !document.querySelector('.MuiSkeleton-root, .RaDataTable-loading, [aria-busy="true"]'),
      undefined,
      { timeout: 8000 },
    )
    .catch(() => undefined);
  await page.waitForTimeout(150);
}

async function photograph(
  page: Page,
  base: string,
  screen: Screen,
  subjects: Subjects,
  look: Look,
): Promise<string[]> {
  const name = `${screen.name}.${look.language}.${look.theme}.${look.size}`;
  const complaints: string[] = [];
  const listen = (message: { type: () => string; text: () => string }) => {
    // The browser itself reports every refused request; the refusals here are meant (not signed in,
    // no access).
    if (
      ['error', 'warning'].includes(message.type()) &&
      !message.text().startsWith('Failed to load resource')
    )
      complaints.push(`${name}: ${message.text()}`);
  };
  const path = screen.path(subjects);
  if (path === null) {
    console.log(`no record for ${name}`);
    return [];
  }
  page.on('console', listen);
  // From another page, so that every screen starts as after a full load.
  await page.goto('about:blank');
  await page.goto(`${base}/#${path}`);
  await settled(page);
  if (screen.prepare) {
    await screen.prepare(page);
    // What opens may still fetch its code.
    await page.waitForTimeout(600);
    await settled(page);
  }
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  page.off('console', listen);
  return complaints;
}

async function photographAll(
  browser: Browser,
  base: string,
  wanted: readonly Screen[],
): Promise<{ pictures: number; complaints: string[] }> {
  const subjects = await findSubjects(browser, base);
  const screens = wanted.filter(({ path }) => path(subjects) !== null);
  for (const { name } of wanted.filter(({ path }) => path(subjects) === null))
    console.log(`left out, as the book has no such record: ${name}`);
  const complaints: string[] = [];
  const accounts = [...new Set(screens.map(({ as }) => as))];
  for (const look of LOOKS) {
    for (const account of accounts) {
      const page = await openPage(browser, base, account, look);
      for (const screen of screens)
        if (screen.as === account)
          complaints.push(...(await photograph(page, base, screen, subjects, look)));
      await page.context().close();
    }
    console.log(`${look.language} ${look.theme} ${look.size}`);
  }
  return { pictures: screens.length * LOOKS.length, complaints };
}

const wanted = process.argv[2] ?? '';
const screens = SCREENS.filter(({ name }) => name.startsWith(wanted));
mkdirSync(FOLDER, { recursive: true });
const server = await startDemoServer();
const browser = await launchChromium();
try {
  const { pictures, complaints } = await photographAll(browser, server.base, screens);
  console.log(`${pictures} pictures in ${FOLDER}/`);
  for (const complaint of complaints) console.error(complaint);
  process.exitCode = complaints.length > 0 ? 1 : 0;
} finally {
  await browser.close();
  await server.stop();
}
