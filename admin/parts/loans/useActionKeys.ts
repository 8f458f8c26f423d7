import { useKeys } from '../../shared/useKeys.ts';
import type { PanelKind } from '../../shared/panel/loanPanel.ts';

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

/**
 * `n`, `p`, `c` and `r` open the forms of a loan or a borrower, by their buttons, which stand there
 * only for those who may and for loans that can take it. The focus comes back to the button when
 * the form closes.
 */
export function useActionKeys(enabled: boolean): void {
  const forms = Object.fromEntries(KINDS.map((kind) => [ACTION_KEYS[kind], () => press(kind)]));
  useKeys(forms, enabled);
}

function press(kind: KeyedKind): void {
  const button = document.querySelector<HTMLElement>(`[aria-keyshortcuts="${ACTION_KEYS[kind]}"]`);
  button?.focus();
  button?.click();
}
