import { appendFileSync, createReadStream, statSync } from 'node:fs';
import { linesIn } from './lines.ts';
import type { Seal } from './auditSeals.ts';

/**
 * The anchor: a file outside the database that only grows, best on another machine or on a disk
 * that can be written once. It has a line for the last event of every write that was committed, and
 * each seal, so that what is cut off the book is missed.
 */
export type AnchorLine =
  | { readonly kind: 'head'; readonly event: number; readonly hash: string }
  | { readonly kind: 'seal'; readonly seal: Seal }
  | Restored;

/** A backup was brought in: events after this one were given up. */
export interface Restored {
  readonly kind: 'restored';
  readonly event: number;
  readonly hash: string;
  readonly at: string;
  readonly signature: string;
}

/** What the signature of a restore is over. */
export const restoredText = ({ event, hash, at }: Omit<Restored, 'kind' | 'signature'>): string =>
  `daihou restored\n${event}\n${hash}\n${at}`;

/** Adds lines at the end of the anchor. */
export function writeAnchor(file: string, lines: readonly AnchorLine[]): void {
  appendFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600 });
}

/** How many bytes an anchor has by now; none where the file is not there. */
export const anchorSize = (file: string): number | undefined =>
  statSync(file, { throwIfNoEntry: false })?.size;

/** An anchor as far as it goes at a moment: it may grow while it is read. */
export interface AnchorFile {
  readonly file: string;
  readonly size: number;
}

/** A line of the anchor, and its number; null where it cannot be read. */
interface NumberedLine {
  readonly at: number;
  readonly line: AnchorLine | null;
}

/** Reads an anchor, some lines at a time. */
export async function* readAnchor(
  { file, size }: AnchorFile,
  atOnce = 2000,
): AsyncGenerator<NumberedLine[]> {
  if (size === 0) return;
  let some: NumberedLine[] = [];
  let at = 0;
  for await (const text of linesIn(createReadStream(file, { end: size - 1 }))) {
    at += 1;
    some.push({ at, line: lineOf(text) });
    if (some.length === atOnce) {
      yield some;
      some = [];
    }
  }
  if (some.length > 0) yield some;
}

function lineOf(text: string): AnchorLine | null {
  try {
    const line = JSON.parse(text) as AnchorLine;
    return ['head', 'seal', 'restored'].includes(line.kind) ? line : null;
  } catch {
    return null;
  }
}
