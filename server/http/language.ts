import type { Language } from '../contract/enums.ts';

/** The language of messages: what the client asks for first, Chinese unless that is English. */
export const languageOf = (header: string | undefined): Language =>
  /^\s*en\b/i.test(header ?? '') ? 'en' : 'zh';
