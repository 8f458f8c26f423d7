import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '../../contract/enums.ts';
import type { Mend, TapeMap } from '../../contract/resources/imports.ts';
import type { FileSource } from '../../reading/encoding.ts';
import type { BadRow } from '../../reading/rows.ts';
import type { TapeSource } from './layout.ts';
import type { Actor } from '../../store/unitOfWork.ts';
import type { Reading } from './readTape.ts';
import type { Run } from './store/runs.ts';

/** What an import is asked to do, and how far it is. */

/** A file that was sent rather than found in a folder. */
export interface TapeInput {
  readonly name: string;
  readonly source: FileSource;
  readonly bytes: number;
}

export type Phase = 'check' | 'write' | 'positions';

/** Lines by the name of their file. */
export type Lines = ReadonlyMap<string, ReadonlySet<number>>;

export interface ImportRequest {
  readonly folder: string;
  /** In place of the files of the folder. */
  readonly inputs?: readonly TapeInput[];
  /** Who brings it in; the command, where nobody is said. */
  readonly actor?: Actor;
  readonly dryRun: boolean;
  readonly language: Language;
  /** The system the files come from, as people call it. */
  readonly source?: string;
  /** How the files of another system are to be read; without it, their columns are ours. */
  readonly map?: TapeMap | undefined;
  /** Cells as a person mended them. */
  readonly mends?: readonly Mend[];
  /** Takes the rest in where some rows cannot be. */
  readonly leaveOut?: boolean;
  /** Rows that are not read. */
  readonly skipped?: Lines;
  /** Told of each finding; the report keeps only some. */
  readonly onBad?: (row: BadRow) => void;
  /** Ends the work as soon as may be; nothing is left of it. */
  readonly signal?: AbortSignal;
  /** The record of this import, where it has one already. */
  readonly run?: Run;
  /** Told the part of a phase that is done, from 0 to 1, and its rows or loans. */
  readonly onProgress: (phase: Phase, part: number, count?: number) => void;
}

/** A file of a tape by its name; undefined where there is none. */
export async function fileNamed(
  { folder, inputs }: ImportRequest,
  name: string,
): Promise<Pick<TapeInput, 'source' | 'bytes'> | undefined> {
  if (inputs !== undefined) return inputs.find((input) => input.name === name);
  const place = path.join(folder, name);
  const found = await stat(place).catch(() => undefined);
  return found && { source: place, bytes: found.size };
}

/** Mended cells by file and line. */
function mendsBy(mends: readonly Mend[]): Map<string, Mend[]> {
  const by = new Map<string, Mend[]>();
  for (const mend of mends) {
    const key = `${mend.line} ${mend.file}`;
    by.set(key, [...(by.get(key) ?? []), mend]);
  }
  return by;
}

/** Reads the files of a phase, telling the share of all bytes that is done. */
export function reading(
  request: ImportRequest,
  sources: readonly TapeSource[],
  phase: 'check' | 'write',
  bad: (row: BadRow) => void,
  onBlank: Reading['onBlank'] = () => undefined,
): Reading {
  const total = Math.max(
    1,
    sources.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  const { language, skipped, mends = [], signal } = request;
  const mended = mendsBy(mends);
  const isSkipped = (file: string, line: number) => skipped?.get(file)?.has(line) === true;
  let [read, rows] = [0, 0];
  return {
    language,
    bad: (row) => {
      if (!isSkipped(row.file, row.line)) bad(row);
    },
    onBlank,
    onBytes: (bytes) => {
      read += bytes;
    },
    onRows: (count) => {
      signal?.throwIfAborted();
      rows += count;
      request.onProgress(phase, Math.min(1, read / total), rows);
    },
    isSkipped,
    mendsOf: (file, line) => mended.get(`${line} ${file}`) ?? [],
  };
}
