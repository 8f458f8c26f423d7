/** The statuses of lines that wait for a person. */
export const WAITING = ['proposed', 'unmatched'] as const;

/** Which tab a filter of the status is: what waits, one status, or all. */
export function tabOf(status: unknown): string {
  if (Array.isArray(status)) return 'waiting';
  return typeof status === 'string' ? status : 'all';
}

/** The filter of the status that a tab stands for; undefined: none. */
export function statusOf(tab: string): string | readonly string[] | undefined {
  if (tab === 'all') return undefined;
  return tab === 'waiting' ? WAITING : tab;
}
