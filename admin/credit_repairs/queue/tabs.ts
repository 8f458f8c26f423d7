import { OPEN } from '../../parts/repairs/addresses.ts';

export const TABS = ['open', 'mine', 'unclaimed', 'awaiting', 'answered', 'all'] as const;
export type QueueTab = (typeof TABS)[number];

type Filter = Readonly<Record<string, unknown>>;

/** The part of the filter that a tab stands for. */
export function filterOf(tab: QueueTab, me: number | undefined): Filter {
  if (tab === 'open') return { status: [...OPEN] };
  if (tab === 'mine') return { status: [...OPEN], assignee_id: me };
  if (tab === 'unclaimed') return { status: [...OPEN], unclaimed: true };
  if (tab === 'awaiting') return { status: ['awaiting_decision'] };
  return tab === 'answered' ? { status: ['answered'] } : {};
}

/** The tab a filter belongs to; 'all' for one that no tab makes. */
export function tabOf(filter: Filter, me: number | undefined): QueueTab {
  const statuses = [filter['status']].flat().filter((status) => typeof status === 'string');
  if (statuses.length === 1 && statuses[0] === 'awaiting_decision') return 'awaiting';
  if (statuses.length === 1 && statuses[0] === 'answered') return 'answered';
  if (statuses.length !== OPEN.length || !OPEN.every((status) => statuses.includes(status)))
    return 'all';
  if (filter['unclaimed'] !== undefined) return 'unclaimed';
  return filter['assignee_id'] === me && me !== undefined ? 'mine' : 'open';
}

/** The same rows seen through another tab: what else is filtered stays. */
export function through(tab: QueueTab, filter: Filter, me: number | undefined): Filter {
  const { status: _status, unclaimed: _unclaimed, assignee_id, ...others } = filter;
  const own = tab === 'mine' || assignee_id === me || assignee_id === undefined;
  return {
    ...others,
    ...(own || tab === 'unclaimed' ? {} : { assignee_id }),
    ...filterOf(tab, me),
  };
}
