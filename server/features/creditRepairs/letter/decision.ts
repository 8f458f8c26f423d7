import type { Block } from '../../../documents/model.ts';
import type { LetterKey } from './letterTexts.ts';
import { type LetterInput, type Draft, plain } from './draft.ts';

/** What was decided, and the answer in words. */

const NUMERALS: Readonly<Record<string, string>> = { '15': '十五', '16': '十六', '25': '二十五' };

/** The sentence that says what was decided, by the request's kind. */
function verdict({
  request: { kind, decision: made, explanation },
  correction,
}: LetterInput): LetterKey {
  if (made === null) return 'decision_pending';
  if (made === 'decline') return `decision_declined_${kind}`;
  if (kind === 'objection' && correction === null) return 'decision_granted_objection_other';
  return kind === 'relief' && explanation !== null
    ? 'decision_granted_relief_explained'
    : `decision_granted_${kind}`;
}

const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Articles such as `16, 25`, in the words of a sentence. */
const articlesOf = (articles: string, { language, say }: Draft): string =>
  articles
    .split(', ')
    .map((number) =>
      say('article', { number: language === 'zh' ? (NUMERALS[number] ?? number) : number }),
    )
    .join(say('article_separator'));

export function decision(draft: Draft): Block[] {
  const { input, language, say, date } = draft;
  const { decision: made, decided_on, forbidden } = input.request;
  const said =
    forbidden === null
      ? say(verdict(input))
      : say('decision_forbidden', { articles: articlesOf(forbidden.article, draft) });
  const gap = language === 'zh' ? '' : ' ';
  return [
    {
      kind: 'paragraph',
      mark: '',
      text:
        decided_on === null
          ? said
          : `${said}${gap}${say('decided_on', { date: date(decided_on) })}`,
      strong: true,
    },
    ...(made === null ? [] : [...input.outcome, ...paragraphsOf(input.answer)].map(plain)),
  ];
}
