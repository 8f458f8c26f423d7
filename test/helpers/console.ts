import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { createApp } from '../../server/app.ts';
import { startTestServer, type TestServer } from './api.ts';
import { launchChromium } from './chromium.ts';

/** The built screens over a real server and book, in a real browser. */
export interface Console {
  readonly server: TestServer;
  readonly url: string;
  /**
   * A page of a new person: nobody is signed in unless `username` says who. Errors of the browser's
   * console are collected.
   */
  page(options?: PageOptions): Promise<{ page: Page; context: BrowserContext; errors: string[] }>;
  close(): Promise<void>;
}
interface PageOptions {
  username?: string;
  locale?: string;
  colorScheme?: 'light' | 'dark';
  width?: number;
  height?: number;
}

const SCREENS = path.resolve(import.meta.dirname, '../../dist/admin');

export async function openConsole(): Promise<Console> {
  const server = await startTestServer({ demoBook: true });
  const http = createServer(createApp(server.deps, SCREENS));
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const browser: Browser = await launchChromium();
  return {
    server,
    url,
    page: async ({
      username,
      locale = 'zh-CN',
      colorScheme = 'light',
      width = 1280,
      height = 720,
    } = {}) => {
      const context = await browser.newContext({
        baseURL: url,
        locale,
        colorScheme,
        viewport: { width, height },
        timezoneId: 'Asia/Shanghai',
      });
      if (username)
        await context.request.post('/api/session', {
          data: { username, password: server.deps.config.demoPassword },
        });
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
      });
      return { page, context, errors };
    },
    close: async () => {
      await browser.close();
      http.closeAllConnections();
      await new Promise((resolve) => {
        http.close(resolve);
      });
      await server.close();
    },
  };
}
