/** The tabs of the outbox, each with the statuses it stands for. */
export const TABS = {
  waiting: ['queued', 'held'],
  unknown: ['unknown'],
  gone: ['sending', 'sent', 'delivered', 'read'],
  failed: ['failed'],
  stopped: ['refused', 'cancelled'],
} as const satisfies Record<string, readonly string[]>;
export type Tab = keyof typeof TABS | 'all';

/** Which tab a filter of the status is. */
export function tabOf(status: unknown): Tab {
  const asked = [status].flat().filter((one): one is string => typeof one === 'string');
  const names = Object.keys(TABS) as (keyof typeof TABS)[];
  return (
    names.find((name) => {
      const statuses: readonly string[] = TABS[name];
      return asked.length > 0 && asked.every((one) => statuses.includes(one));
    }) ?? 'all'
  );
}

/** The filter of the status that a tab stands for; undefined: none. */
export const statusOf = (tab: Tab): readonly string[] | undefined =>
  tab === 'all' ? undefined : TABS[tab];
