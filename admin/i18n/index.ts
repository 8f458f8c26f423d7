import type { Locale } from 'react-admin';
import type { Language } from '../../server/contract/enums.ts';
import type { Messages } from './merge.ts';

export const LANGUAGE_NAMES: Locale[] = [
  { locale: 'zh', name: '中文' },
  { locale: 'en', name: 'English' },
];

/** All texts of a language, each language a file of its own in the build. */
export async function loadMessages(language: Language): Promise<Messages> {
  return language === 'zh'
    ? (await import('./zh/index.ts')).messages
    : (await import('./en/index.ts')).messages;
}
