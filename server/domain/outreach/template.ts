import type { MessageChannel } from './words.ts';

/** Texts of messages: what may stand in them, and how they are filled in. */

/** The fixed vocabulary of what a text may name, each with a sample. */
export const VARIABLES = {
  borrower_name: { zh: '王小明', en: 'Wang Xiaoming' },
  loan_tails: { zh: '0123', en: '0123' },
  loans_count: { zh: '1', en: '1' },
  due_on: { zh: '2026-03-15', en: '2026-03-15' },
  due_amount: { zh: '1,085.00', en: '1,085.00' },
  owed_today: { zh: '3,337.62', en: '3,337.62' },
  overdue_amount: { zh: '3,241.50', en: '3,241.50' },
  penalty_amount: { zh: '96.12', en: '96.12' },
  payoff_amount: { zh: '12,976.12', en: '12,976.12' },
  days_past_due: { zh: '43', en: '43' },
  today: { zh: '2026-03-05', en: '2026-03-05' },
  lender: { zh: '示例消费金融公司', en: 'Sample Consumer Finance' },
  hotline: { zh: '400-000-0000', en: '400-000-0000' },
} as const;
export type Variable = keyof typeof VARIABLES;
export const VARIABLE_NAMES = Object.keys(VARIABLES) as Variable[];
export type Filling = Readonly<Record<Variable, string>>;

/** The sample filling of a language. */
export const sampleFilling = (language: 'zh' | 'en'): Filling =>
  Object.fromEntries(VARIABLE_NAMES.map((name) => [name, VARIABLES[name][language]])) as Record<
    Variable,
    string
  >;

const BLANK = /\{([^{}]*)\}/g;

/** Names in curly brackets that are none of the vocabulary, each once. */
export function unknownVariables(text: string): string[] {
  const named = [...text.matchAll(BLANK)].map(([, name = '']) => name);
  return [...new Set(named.filter((name) => !Object.hasOwn(VARIABLES, name)))];
}

/** Whether a curly bracket stands in the text that opens or closes no name. */
export const hasLooseBracket = (text: string): boolean => /[{}]/.test(text.replace(BLANK, ''));

/** The text with every name filled in. */
export const filled = (text: string, filling: Filling): string =>
  text.replace(BLANK, (whole, name: string) =>
    Object.hasOwn(VARIABLES, name) ? filling[name as Variable] : whole,
  );

/** What a text would be about: where it is nothing, the text says nothing. */
const ABOUT: readonly Variable[] = [
  'due_amount',
  'owed_today',
  'overdue_amount',
  'payoff_amount',
  'days_past_due',
];

/** The amounts and days that a text names and that are zero: it would only confuse. */
export const emptyVariables = (text: string, filling: Filling): Variable[] =>
  ABOUT.filter((name) => text.includes(`{${name}}`) && Number(filling[name]) === 0);

/** What is set around a text message: who it is from, and how to be left alone. */
export interface Frame {
  readonly signature: string;
  readonly opt_out_hint: string | null | undefined;
}

/** A filled text as it leaves by a channel: an SMS names its sender first, in 【】. */
export function framed(channel: MessageChannel, text: string, frame: Frame): string {
  if (channel !== 'sms') return text;
  return `【${frame.signature}】${text}${frame.opt_out_hint ?? ''}`;
}
