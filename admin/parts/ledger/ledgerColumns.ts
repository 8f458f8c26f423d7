import type { LedgerEvent } from './eventText.ts';

/** The balances beside the outstanding one, in the order of the facts on the loan's page. */
const OTHER_BALANCES = [
  { name: 'penalty', field: 'penalty_minor' },
  { name: 'cost', field: 'cost_minor' },
  { name: 'credit', field: 'unallocated_minor' },
] as const;

export type BalanceColumn = (typeof OTHER_BALANCES)[number];

/** The balances that are ever not zero: a column of dashes tells nothing. */
export const columnsOf = (events: readonly LedgerEvent[]): BalanceColumn[] =>
  OTHER_BALANCES.filter(({ field }) => events.some(({ balance }) => balance[field] > 0));

/** Held against the width of the table's own frame, which the side panel and the window change. */
const ROOM = '@container ledger (min-width: 760px)';
export const WIDE = { display: 'none', [ROOM]: { display: 'table-cell' } } as const;
export const NARROW = { [ROOM]: { display: 'none' } } as const;
