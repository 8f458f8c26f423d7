import type { TranslateFunction } from 'react-admin';

/** Vocabularies that others add to: another system's product, a zone of the world. */
const OPEN = /^enums\.(?:products|employment_statuses|time_zones)\.(.+)$/;

/** What stands in an open vocabulary under a key of words; undefined for a closed one. */
export const broughtWord = (key: string): string | undefined => OPEN.exec(key)?.[1];

/**
 * A word by its key. What another system brought into an open vocabulary is said to be one of its
 * own; where there is no word else, `text` or the key itself.
 */
export function sayWord(translate: TranslateFunction, key: string, text = key): string {
  const said = translate(key, { smart_count: 1, _: '' });
  if (said !== '') return said;
  const brought = broughtWord(key);
  return brought === undefined || /\p{Script=Han}/u.test(brought)
    ? text
    : translate('app.other_word', { text: brought.replaceAll('_', ' ') });
}
