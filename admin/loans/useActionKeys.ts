import { useKeys } from '../shared/useKeys.ts';
import type { PanelKind } from '../shared/panel/loanPanel.ts';

/**
 * Keys of the forms that are opened in a call; the request for a restructure has a page of its own.
 */
export const ACTION_KEYS = {
  note: 'n',
  payment: 'p',
  case: 'c',
  restructure: 'r',
} as const satisfies Partial<Record<PanelKind | 'restructure', string>>;
export type KeyedKind = keyof typeof ACTION_KEYS;
const KINDS = Object.keys(ACTION_KEYS) as KeyedKind[];

/** `n`, `p`, `c` and `r` open the forms of the loan page. */
export function useActionKeys(enabled: boolean, onOpen: (kind: KeyedKind) => void): void {
  useKeys(
    Object.fromEntries(KINDS.map((kind) => [ACTION_KEYS[kind], () => onOpen(kind)])),
    enabled,
  );
}
