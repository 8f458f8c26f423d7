import type { TranslationMessages } from 'react-admin';

interface Tree {
  readonly [key: string]: string | Tree;
}

export type Messages = TranslationMessages & Record<string, unknown>;

/**
 * One tree of texts from the parts of a language; a key that two parts name goes to the later one.
 */
export function mergeParts(ra: TranslationMessages, parts: readonly Tree[]): Messages {
  return { ...parts.reduce<Tree>(merged, {}), ...ra };
}

function merged(one: Tree, other: Tree): Tree {
  const result: Record<string, string | Tree> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const known = result[key];
    result[key] =
      typeof known === 'object' && typeof value === 'object' ? merged(known, value) : value;
  }
  return result;
}
