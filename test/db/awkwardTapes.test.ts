import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../server/contract/enums.ts';
import { findingsOf, importsInto } from '../helpers/imports.ts';

interface Awkward {
  readonly name: string;
  /** The files of the tape, by their name without its ending. */
  readonly files: Readonly<Record<string, string>>;
  /** What is said of them, a line each, in the language. */
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

const TAPES = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'awkwardTapes.json'), 'utf8'),
) as readonly Awkward[];

describe.each(['sqlite', 'postgres'] as const)(
  'a tape with one thing wrong, into %s',
  (dialect) => {
    const { empty, run } = importsInto(dialect);
    beforeAll(empty);

    it.each(TAPES)(
      '$name: says where it is and leads to the mend, in both languages',
      async (tape) => {
        const said = async (language: Language) =>
          findingsOf(await run({ ...tape.files }, { language, dryRun: true }));
        expect({ zh: await said('zh'), en: await said('en') }).toEqual({
          zh: tape.zh,
          en: tape.en,
        });
      },
    );
  },
);
