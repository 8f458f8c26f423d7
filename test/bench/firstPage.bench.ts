import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { launchChromium } from '../helpers/chromium.ts';

/**
 * JavaScript that the first list page fetches, brotli 11, against a bare react-admin list page
 * built the same way; and the cold start. Needs `npm run build`.
 */
const ROOT = path.resolve(import.meta.dirname, '../..');
const PORT = 4790;

function brotliBytes(folder: string, files: readonly string[]): number {
  return files.reduce(
    (sum, file) =>
      sum +
      brotliCompressSync(readFileSync(path.join(folder, file)), {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
      }).length,
    0,
  );
}

async function bareBytes(): Promise<number> {
  const outDir = mkdtempSync(path.join(os.tmpdir(), 'daihou-bare-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    root: path.join(import.meta.dirname, 'bare'),
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'es2022' },
  });
  const assets = path.join(outDir, 'assets');
  const bytes = brotliBytes(
    assets,
    readdirSync(assets).filter((file) => file.endsWith('.js')),
  );
  rmSync(outDir, { recursive: true });
  return bytes;
}

async function start(databaseUrl: string): Promise<{ milliseconds: number; stop: () => void }> {
  const started = performance.now();
  const server = spawn(process.execPath, ['dist/server/index.js'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(PORT), DATABASE_URL: databaseUrl },
    stdio: 'ignore',
  });
  for (;;) {
    const up = await fetch(`http://127.0.0.1:${PORT}/api/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return { milliseconds: performance.now() - started, stop: () => server.kill() };
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Names of the scripts a browser fetches up to the first drawn row of the loan list. */
async function fetchedScripts(): Promise<string[]> {
  const browser = await launchChromium();
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${PORT}`,
    locale: 'zh-CN',
  });
  await context.request.post('/api/session', {
    data: { username: 'staff', password: 'daihou-demo' },
  });
  const page = await context.newPage();
  const files = new Set<string>();
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) files.add(path.basename(response.url()));
  });
  await page.goto('/#/loans');
  await page.locator('tbody tr').first().waitFor();
  await browser.close();
  return [...files];
}

export async function benchFirstPage(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'daihou-first-'));
  const url = `sqlite:${folder}/book.sqlite`;
  const first = await start(url);
  const assets = path.join(ROOT, 'dist/admin/assets');
  const files = await fetchedScripts();
  first.stop();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const second = await start(url);
  second.stop();
  const [ours, bare] = [brotliBytes(assets, files), await bareBytes()];
  console.log(
    `first list page: ${(ours / 1024).toFixed(1)} kB of JavaScript in ${files.length} files ` +
      `(brotli 11), bare react-admin list ${(bare / 1024).toFixed(1)} kB, ratio ` +
      `${(ours / bare).toFixed(2)}×`,
  );
  console.log(
    `cold start: ${first.milliseconds.toFixed(0)} ms with a new demo book, ` +
      `${second.milliseconds.toFixed(0)} ms with an existing one ` +
      `(${(statSync(`${folder}/book.sqlite`).size / 1e6).toFixed(0)} MB)`,
  );
  rmSync(folder, { recursive: true });
}
