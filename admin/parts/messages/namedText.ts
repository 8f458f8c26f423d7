import { VARIABLE_NAMES } from '../../../server/domain/outreach/template.ts';

/** A stretch of a text that something points at. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * A text with its variables by the words of the reader's language, and the stretches that something
 * points at moved along.
 */
export function namedText<S extends Stretch>(
  text: string,
  stretches: readonly S[],
  say: (name: string) => string,
): { text: string; stretches: S[] } {
  const known: readonly string[] = VARIABLE_NAMES;
  let named = '';
  /** Where each place of the text as it was typed has come to. */
  const at: number[] = [];
  for (const [part = ''] of text.matchAll(/\{\w+\}|[\s\S]/g)) {
    const name = part.slice(1, -1);
    const said = known.includes(name) ? `{${say(name)}}` : part;
    for (let place = 0; place < part.length; place += 1) at.push(named.length);
    named += said;
  }
  at.push(named.length);
  return {
    text: named,
    stretches: stretches.map((stretch) => ({
      ...stretch,
      start: at[stretch.start] ?? named.length,
      end: at[stretch.end] ?? named.length,
    })),
  };
}
