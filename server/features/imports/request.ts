import type { Language } from '../../contract/enums.ts';
import type { BadRow } from '../../reading/rows.ts';
import type { TapeSource } from './layout.ts';
import type { Reading } from './readTape.ts';
import type { TapeMap } from './tapeMap.ts';

/** What an import is asked to do, and how far it is. */

export interface ImportRequest {
  readonly folder: string;
  readonly dryRun: boolean;
  readonly language: Language;
  /** How the files of another system are to be read; without it, their columns are ours. */
  readonly map?: TapeMap | undefined;
  /** Told the part of a phase that is done, from 0 to 1. */
  readonly onProgress: (phase: 'check' | 'write' | 'positions', part: number) => void;
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
  let read = 0;
  return {
    language: request.language,
    bad,
    onBlank,
    onBytes: (bytes) => {
      read += bytes;
      request.onProgress(phase, Math.min(1, read / total));
    },
  };
}
