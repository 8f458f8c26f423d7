import { localStorageStore, type Store } from 'react-admin';

/**
 * Keys that belong to the work of one sitting; everything else in the store is how a person likes
 * the console.
 */
const WORK = /\.(listParams|selectedIds)$|^resourceDefinitions/;
const PREFIX = 'RaStoreDaihou.';

/**
 * Preferences of this browser: language, theme, density, columns, saved queries. react-admin
 * empties the store at every sign-out; here only what was being looked at goes, the preferences
 * stay.
 */
export function createStore(): Store {
  const store = localStorageStore('1', 'Daihou');
  return {
    ...store,
    reset: () => {
      const keys = Object.keys(globalThis.localStorage).filter((key) => key.startsWith(PREFIX));
      for (const key of keys) if (WORK.test(key)) store.removeItem(key.slice(PREFIX.length));
    },
  };
}
