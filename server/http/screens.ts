import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { type Express, type RequestHandler } from 'express';

const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/**
 * Sends the copy that the build compressed beforehand: a third smaller than compressing on the way.
 */
const precompressed =
  (folder: string): RequestHandler =>
  (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next();
    const type = TYPES[path.extname(req.path)];
    const file = path.join(folder, path.normalize(req.path));
    const accepted = req.get('accept-encoding') ?? '';
    const found =
      type === undefined || !file.startsWith(folder)
        ? undefined
        : ENCODINGS.find(
            ([encoding, suffix]) => accepted.includes(encoding) && existsSync(file + suffix),
          );
    if (found === undefined || type === undefined) return next();
    res.set({
      'Content-Encoding': found[0],
      'Content-Type': type,
      Vary: 'Accept-Encoding',
      'Cache-Control': cacheControl(req.path),
    });
    res.sendFile(file + found[1]);
  };

/** Built assets carry a hash in their name; pages do not. */
const cacheControl = (file: string): string =>
  file.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

/** The built screens; an address that is no file is one of the app's own pages. */
export function serveScreens(app: Express, folder: string): void {
  app.use(precompressed(folder));
  app.use(
    express.static(folder, {
      index: false,
      setHeaders: (res, file) => res.set('Cache-Control', cacheControl(file.slice(folder.length))),
    }),
  );
  app.get('/*path', (_req, res) =>
    res.set('Cache-Control', 'no-cache').sendFile(path.join(folder, 'index.html')),
  );
  app.get('/', (_req, res) =>
    res.set('Cache-Control', 'no-cache').sendFile(path.join(folder, 'index.html')),
  );
}
