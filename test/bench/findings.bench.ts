import { NOTE_LEXICON } from '../../server/domain/notes/lexicon.ts';
import { findings } from '../../server/domain/notes/noteFindings.ts';
import { NOTES as LABELLED } from '../domain/labelledNotes.ts';
import { median, report } from './measure.ts';

/**
 * The matcher over many long notes, against one regular expression of all terms of the same
 * lexicon; that one knows neither contexts nor spellings meant to get past it.
 */
const NOTES = Number(process.env['NOTES'] ?? 10_000);
const LENGTH = 500;
const SHARE = 20;

/** Notes of the labelled set, one after the other from a different one each time, cut to length. */
function longNotes(): string[] {
  const all = LABELLED.map(({ text }) => text).join('。');
  return Array.from({ length: NOTES }, (_, at) => {
    const start = (at * 7919) % (all.length - LENGTH);
    return all.slice(start, start + LENGTH);
  });
}

const escaped = (text: string): string => text.replace(/[.*+?^${}[\]\\]/g, '\\$&');

/**
 * A term as a pattern: `…` is a gap within one clause, `|` and brackets are what they are in both.
 */
const patternOf = (term: string): string =>
  term
    .split('…')
    .map((part) => `(?:${escaped(part).replace(/\((?!\?)/g, '(?:')})`)
    .join('[^，。！？；,.!?;]{0,8}?');

export async function benchFindings(): Promise<void> {
  const notes = longNotes();
  const alternation = new RegExp(
    NOTE_LEXICON.value.entries.flatMap(({ terms }) => terms.map(patternOf)).join('|'),
    'giu',
  );
  let [found, matched] = [0, 0];
  const ours = await median(1, async () => {
    found = notes.reduce((sum, text) => sum + findings(text, NOTE_LEXICON.value).length, 0);
  });
  // All of them would take it minutes: it reads every twentieth, and the time is multiplied.
  const some = notes.filter((_, at) => at % SHARE === 0);
  const baseline = await median(1, async () => {
    matched = some.reduce((sum, text) => sum + [...text.matchAll(alternation)].length, 0);
  });
  report(
    `findings in ${NOTES} notes of ${LENGTH} characters (${found} found, about ` +
      `${matched * SHARE} matched)`,
    'matcher',
    ours,
    'alternation',
    baseline * (notes.length / some.length),
  );
}
