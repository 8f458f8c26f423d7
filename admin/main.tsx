import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createI18nProvider, preferredLanguage } from './providers/i18nProvider.ts';
import { createStore } from './providers/store.ts';
import { refusePastedLines } from './shared/pastedLines.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// The pages' addresses stand behind the hash; one written without it is led there.
if (location.pathname !== '/')
  history.replaceState(null, '', `/#${location.pathname}${location.search}`);

const store = createStore();
const i18nProvider = await createI18nProvider(preferredLanguage(store, navigator.languages));
refusePastedLines(document, () => i18nProvider.translate('app.validation.one_line'));
createRoot(root).render(<App store={store} i18nProvider={i18nProvider} />);
