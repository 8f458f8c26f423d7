import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider, Store } from 'react-admin';
import type { Language } from '../../server/contract/enums.ts';
import { LANGUAGE_NAMES, loadMessages } from '../i18n/index.ts';

/** The language chosen earlier, else the browser's: Chinese for any `zh`, English for the rest. */
export function preferredLanguage(store: Store, languages: readonly string[]): Language {
  const stored: unknown = store.getItem('locale');
  if (stored === 'zh' || stored === 'en') return stored;
  const first = languages.find((language) => /^(zh|en)\b/i.test(language)) ?? 'zh';
  return first.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const KEY = /^[a-z_]+(\.[\w-]+)+$/;

/**
 * The server's own sentences pass through untranslated; a key without words is a mistake worth a
 * warning.
 */
function onMissingKey(key: string): string {
  if (KEY.test(key)) console.warn(`No words for ${key}`);
  return key;
}

/** Loads only the messages of the language in use; the other one comes when it is asked for. */
export async function createI18nProvider(language: Language): Promise<I18nProvider> {
  const messages = await loadMessages(language);
  const provider = polyglotI18nProvider(
    (locale) => (locale === language ? messages : loadMessages(locale as Language)),
    language,
    LANGUAGE_NAMES,
    { onMissingKey },
  );
  const tellPage = () => {
    document.documentElement.lang = provider.getLocale() === 'zh' ? 'zh-CN' : 'en';
    document.title = provider.translate('app.title');
  };
  tellPage();
  return {
    ...provider,
    changeLocale: async (locale, options) => {
      await provider.changeLocale(locale, options);
      tellPage();
    },
  };
}
