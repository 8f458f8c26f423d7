import type { Language } from '../../contract/enums.ts';
import type { BadRow, TapeFile } from './files.ts';
import type { Reading } from './readTape.ts';

/** What an import is asked to do, and how far it is. */

export interface ImportRequest {
  readonly folder: string;
  readonly dryRun: boolean;
  readonly language: Language;
  /** Told the part of a phase that is done, from 0 to 1. */
  readonly onProgress: (phase: 'check' | 'write' | 'positions', part: number) => void;
}
/** A file of the tape that is there. */
export interface PresentFile {
  readonly file: TapeFile;
  readonly bytes: number;
}

/** Reads the files of a phase, telling the share of all bytes that is done. */
export function reading(
  request: ImportRequest,
  files: readonly PresentFile[],
  phase: 'check' | 'write',
  bad: (row: BadRow) => void,
): Reading {
  const total = Math.max(
    1,
    files.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  let read = 0;
  return {
    folder: request.folder,
    language: request.language,
    bad,
    onBytes: (bytes) => {
      read += bytes;
      request.onProgress(phase, Math.min(1, read / total));
    },
  };
}
