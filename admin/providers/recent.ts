/**
 * The records a person opened last in this browser, by kind and id alone: whose they are is asked
 * anew of the server, so that nothing personal lies here.
 */

/** The kinds that the search shows. */
export const RECENT_KINDS = ['borrowers', 'loans', 'legal_cases'] as const;
export type RecentKind = (typeof RECENT_KINDS)[number];
export interface Recent {
  readonly kind: RecentKind;
  readonly id: number;
}

const PREFIX = 'DaihouRecent.';
/** One more than are shown: the record that is open is none to go to. */
const KEPT = 9;

const isRecent = (value: unknown): value is Recent => {
  const { kind, id } = (value ?? {}) as Partial<Record<'kind' | 'id', unknown>>;
  return RECENT_KINDS.some((one) => one === kind) && Number.isInteger(id);
};

/** The last first; what cannot be read is none. */
export function recentOf(person: number): readonly Recent[] {
  try {
    const kept = JSON.parse(
      globalThis.localStorage.getItem(`${PREFIX}${person}`) ?? '[]',
    ) as unknown;
    return Array.isArray(kept) ? kept.filter(isRecent) : [];
  } catch {
    return [];
  }
}

/** Puts a record first. A browser that has no room left keeps what it kept before. */
export function rememberOpened(person: number, { kind, id }: Recent): void {
  const others = recentOf(person).filter((one) => one.kind !== kind || one.id !== id);
  try {
    globalThis.localStorage.setItem(
      `${PREFIX}${person}`,
      JSON.stringify([{ kind, id }, ...others].slice(0, KEPT)),
    );
  } catch {
    return;
  }
}
