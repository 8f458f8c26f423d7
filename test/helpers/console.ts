import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { onTestFailed, onTestFinished } from 'vitest';
import { createApp } from '../../server/app.ts';
import { startTestServer, type TestServer } from './api.ts';
import { launchChromium } from './chromium.ts';
import { newSession } from './sessions.ts';

/** The built screens over a real server and book, in a real browser. */
export interface Console {
  readonly server: TestServer;
  readonly url: string;
  /**
   * A page of a new person, until the test ends: nobody is signed in unless `username` says who.
   * Errors of the browser's console are collected.
   */
  page(options?: PageOptions): Promise<{ page: Page; context: BrowserContext; errors: string[] }>;
  /**
   * The page of a person for all tests of a file, in which the screens are loaded once: what a test
   * opens there it closes. After a test that failed the next one has another page.
   */
  stay(username: string): Promise<Page>;
  close(): Promise<void>;
}
interface Look {
  locale?: string;
  colorScheme?: 'light' | 'dark';
  width?: number;
  height?: number;
  /** Whether it is touched, as a phone is. */
  hasTouch?: boolean;
}
interface PageOptions extends Look {
  username?: string;
}

const SCREENS = path.resolve(import.meta.dirname, '../../dist/admin');

/** One browser and one address for all files of a worker: what it has compiled once stays so. */
interface House {
  readonly browser: Browser;
  readonly url: string;
  /** The app of the file that is being tested. */
  app: RequestListener;
  /** Contexts nobody uses, by their look. */
  readonly free: Map<string, BrowserContext[]>;
}

let house: Promise<House> | undefined;

async function openHouse(): Promise<House> {
  // Node closes an idle connection after five seconds, at times just as a page or a test that
  // passes a request on takes it up again: what was asked then never gets its answer.
  const door = createServer({ keepAliveTimeout: 0 }, (req, res) => opened.app(req, res));
  await new Promise<void>((resolve) => {
    door.listen(0, '127.0.0.1', resolve);
  });
  const opened: House = {
    browser: await launchChromium(),
    url: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    app: () => undefined,
    free: new Map(),
  };
  return opened;
}

/** A context of a look in which nothing is kept but what the browser has loaded and compiled. */
async function contextOf(
  { browser, url, free }: House,
  { locale = 'zh-CN', colorScheme = 'light', width = 1280, height = 720, hasTouch = false }: Look,
): Promise<{ context: BrowserContext; give: () => Promise<void> }> {
  const look = [locale, colorScheme, width, height, hasTouch].join(' ');
  const kept = free.get(look) ?? [];
  free.set(look, kept);
  const context =
    kept.pop() ??
    (await browser.newContext({
      baseURL: url,
      locale,
      colorScheme,
      viewport: { width, height },
      hasTouch,
      // Not the house's: what a machine is set to must change nothing.
      timezoneId: 'America/New_York',
    }));
  const give = async () => {
    await context.setOffline(false);
    await context.clearCookies();
    for (const page of context.pages()) await page.close();
    kept.push(context);
  };
  return { context, give };
}

/** A page in which no earlier one has left anything. */
async function cleanPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Storage.clearDataForOrigin', {
    origin: url,
    storageTypes: 'local_storage,indexeddb,cache_storage,service_workers',
  });
  await client.detach();
  return page;
}

/** A page in a context of a look, of somebody signed in if there is a name. */
async function visit(
  opened: House,
  server: TestServer,
  { username, ...look }: PageOptions,
): Promise<{ page: Page; context: BrowserContext; give: () => Promise<void> }> {
  const { context, give } = await contextOf(opened, look);
  if (username) {
    const value = await newSession(server.deps.database, username);
    await context.addCookies([{ name: 'daihou_session', value, url: opened.url }]);
  }
  return { page: await cleanPage(context, opened.url), context, give };
}

export async function openConsole(): Promise<Console> {
  const server = await startTestServer({ demoBook: true });
  house ??= openHouse();
  const opened = await house;
  opened.app = createApp(server.deps, SCREENS);
  const stays = new Map<string, Pick<Awaited<ReturnType<typeof visit>>, 'page' | 'give'>>();
  return {
    server,
    url: opened.url,
    page: async (options = {}) => {
      const { page, context, give } = await visit(opened, server, options);
      onTestFinished(give);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
      });
      return { page, context, errors };
    },
    stay: async (username) => {
      const { page, give } = stays.get(username) ?? (await visit(opened, server, { username }));
      stays.set(username, { page, give });
      onTestFailed(async () => {
        stays.delete(username);
        await give();
      });
      return page;
    },
    close: async () => {
      for (const { give } of stays.values()) await give();
      await server.close();
    },
  };
}
