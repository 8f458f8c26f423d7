import { serverNow } from './clock.ts';
import { newUuid } from './uuid.ts';

/** Where a form stands: enough to say whose text it is and to open it again. */
export interface FormPlace {
  /** The form among all forms, the same at every opening: `note/loans/12`, `/borrowers/create`. */
  readonly name: string;
  /** What it is for, as a translation key; `%{name}` in it is the resource's. */
  readonly title: string;
  readonly resource?: string | undefined;
  /** The page it stands on, as the router's address. */
  readonly address: string;
  /** The loan or the borrower it is about, where that is known; it is named beside the title. */
  readonly loan_id?: number | undefined;
  readonly borrower_id?: number | undefined;
  /** What the page must open to show the form; for a panel beside a loan, its kind and props. */
  readonly panel?: unknown;
}

/** What was typed into a form and has not been saved. */
export interface Unsaved extends FormPlace {
  /** The fields that were changed, with what stands in them. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What stood in those fields before. */
  readonly base: Readonly<Record<string, unknown>>;
  /** The version of the record that the text was typed over; null for a new record. */
  readonly version: number | null;
  /** The key under which the server knows this form, so that one form makes one record. */
  readonly key: string;
  /** When it was typed last, in milliseconds since 1970. */
  readonly at: number;
}

const PREFIX = 'DaihouUnsaved.';
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
/** Never written down, wherever they are typed. */
const SECRET = new Set(['password', 'current', 'again']);

/**
 * Text that was typed and not saved, in this browser, for one person: it outlives a crash of the
 * tab, the end of the session and a sign-out, and is shown to nobody else. It goes when it is saved
 * or given up, and after a week.
 */
const watchers = new Set<() => void>();
let known: { person: number; list: readonly Unsaved[] } | null = null;

const prefixOf = (person: number): string => `${PREFIX}${person}.`;

function read(storageKey: string): Unsaved | null {
  try {
    return JSON.parse(globalThis.localStorage.getItem(storageKey) ?? 'null') as Unsaved | null;
  } catch {
    return null;
  }
}

function tell(): void {
  known = null;
  for (const watcher of watchers) watcher();
}

/** What a person has not saved, the last typed first. The same list until something changes. */
export function unsavedOf(person: number): readonly Unsaved[] {
  if (known?.person === person) return known.list;
  const list: Unsaved[] = [];
  for (const storageKey of Object.keys(globalThis.localStorage)) {
    if (!storageKey.startsWith(prefixOf(person))) continue;
    const unsaved = read(storageKey);
    if (unsaved === null || serverNow() - unsaved.at > KEPT_MS)
      globalThis.localStorage.removeItem(storageKey);
    else list.push(unsaved);
  }
  known = { person, list: list.toSorted((one, other) => other.at - one.at) };
  return known.list;
}

export function unsavedIn(person: number, name: string): Unsaved | null {
  return unsavedOf(person).find((unsaved) => unsaved.name === name) ?? null;
}

/** Keeps what stands in a form. A browser that has no room left keeps what it kept before. */
export function keepUnsaved(person: number, unsaved: Unsaved): void {
  const values = Object.fromEntries(
    Object.entries(unsaved.values).filter(([name]) => !SECRET.has(name)),
  );
  try {
    globalThis.localStorage.setItem(
      `${prefixOf(person)}${unsaved.name}`,
      JSON.stringify({ ...unsaved, values }),
    );
  } catch {
    return;
  }
  tell();
}

export function dropUnsaved(person: number, name: string): void {
  const storageKey = `${prefixOf(person)}${name}`;
  if (globalThis.localStorage.getItem(storageKey) === null) return;
  globalThis.localStorage.removeItem(storageKey);
  tell();
}

export function watchUnsaved(watcher: () => void): () => void {
  watchers.add(watcher);
  // Another tab of the same person types or saves.
  const onStorage = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith(PREFIX)) tell();
  };
  globalThis.addEventListener('storage', onStorage);
  return () => {
    watchers.delete(watcher);
    globalThis.removeEventListener('storage', onStorage);
  };
}

/** A new form's key; see `Unsaved.key`. */
export const newFormKey = newUuid;
