import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser } from '@playwright/test';

const require = createRequire(import.meta.url);
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-zygote',
];
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

interface Found {
  executablePath?: string;
  libraries?: string;
}

/**
 * CHROMIUM_PATH, else the one npm ships for Linux x64, else an installed one, else the test
 * runner's own download.
 */
function findChromium(): Found {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return { executablePath: named };
  const shipped =
    process.platform === 'linux' && process.arch === 'x64' ? shippedChromium() : undefined;
  if (shipped) return shipped;
  const installed = INSTALLED.find((file) => existsSync(file));
  return installed === undefined ? {} : { executablePath: installed };
}

function shippedChromium(): Found | undefined {
  let main: string;
  try {
    main = require.resolve('@sparticuz/chromium');
  } catch {
    return undefined;
  }
  const bin = path.join(main.replace(/(@sparticuz.chromium).*$/, '$1'), 'bin');
  const folder = path.join(os.tmpdir(), `daihou-chromium-${process.getuid?.() ?? 0}`);
  const executablePath = path.join(folder, 'chromium');
  if (!existsSync(executablePath)) unpack(bin, folder);
  return { executablePath, libraries: path.join(folder, 'lib') };
}

/**
 * Two workers may unpack at the same moment: each into a folder of its own, and the first one
 * renamed stays.
 */
function unpack(bin: string, folder: string): void {
  const own = `${folder}-${process.pid}`;
  mkdirSync(own, { recursive: true });
  for (const archive of ['al2023', 'fonts', 'swiftshader']) {
    const tar = path.join(own, `${archive}.tar`);
    writeFileSync(tar, brotliDecompressSync(readFileSync(path.join(bin, `${archive}.tar.br`))));
    execFileSync('tar', ['xf', tar, '-C', own]);
    rmSync(tar);
  }
  const executable = path.join(own, 'chromium');
  writeFileSync(executable, brotliDecompressSync(readFileSync(path.join(bin, 'chromium.br'))));
  chmodSync(executable, 0o755);
  try {
    renameSync(own, folder);
  } catch (error) {
    if (!existsSync(path.join(folder, 'chromium'))) throw error;
    rmSync(own, { recursive: true });
  }
}

/** A bare machine has no Chinese font: without this, screenshots show boxes. */
function fontConfiguration(): string {
  const fonts = path.dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const folder = path.join(os.tmpdir(), `daihou-fonts-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `fonts-${process.pid}.conf`);
  const folders = ['400Regular', '700Bold']
    .map((weight) => `<dir>${path.join(fonts, weight)}</dir>`)
    .join('');
  writeFileSync(
    file,
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM ' +
      `"fonts.dtd"><fontconfig>${folders}<dir>/usr/share/fonts</dir>` +
      `<cachedir>${folder}/cache</cachedir></fontconfig>`,
  );
  return file;
}

/** A headless Chromium with Chinese glyphs. */
export async function launchChromium(): Promise<Browser> {
  const found = findChromium();
  const env: Record<string, string> = { ...(process.env as Record<string, string>) };
  if (process.platform === 'linux') env['FONTCONFIG_FILE'] = fontConfiguration();
  if (found.libraries) env['LD_LIBRARY_PATH'] = found.libraries;
  return await chromium.launch({
    ...(found.executablePath ? { executablePath: found.executablePath } : {}),
    env,
    args: FLAGS,
  });
}
