import { Tab, Tabs } from '@mui/material';
import { useGetList, useListContext, useTranslate } from 'react-admin';
import type { RepairWorkload } from '../../../server/contract/resources/repairReport.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { useWorkload } from '../../parts/repairs/repairs.ts';
import { filterOf, TABS, tabOf, through, type QueueTab } from './tabs.ts';

/** The queue from six sides; what waits says how much of it there is. */
export function RepairTabs() {
  const translate = useTranslate();
  const me = useSession()?.id;
  const works = useMay('credit_repairs', 'claim');
  const { filterValues, displayedFilters, setFilters } = useListContext();
  const { data: workload } = useWorkload();
  const { total: awaiting } = useGetList('credit_repairs', {
    pagination: { page: 1, perPage: 1 },
    filter: filterOf('awaiting', me),
  });
  const filter = filterValues as Record<string, unknown>;
  const { assignee_id: _assignee, ...shown } = (displayedFilters ?? {}) as Record<string, boolean>;
  return (
    <Tabs
      value={tabOf(filter, me)}
      onChange={(_event, tab: QueueTab) =>
        setFilters(
          through(tab, filter, me),
          tab === 'mine' || tab === 'unclaimed' ? shown : displayedFilters,
        )
      }
      variant="scrollable"
      scrollButtons={false}
      aria-label={translate('credit_repairs.tabs.label')}
      sx={{ px: 1, borderBottom: 1, borderColor: 'divider' }}
    >
      {TABS.filter((tab) => works || tab !== 'mine').map((tab) => {
        const count = tab === 'awaiting' ? awaiting : countOf(tab, workload, me);
        return (
          <Tab
            key={tab}
            value={tab}
            label={
              count
                ? `${translate(`credit_repairs.tabs.${tab}`)} ${count}`
                : translate(`credit_repairs.tabs.${tab}`)
            }
          />
        );
      })}
    </Tabs>
  );
}

function countOf(
  tab: QueueTab,
  workload: RepairWorkload | undefined,
  me: number | undefined,
): number | undefined {
  if (tab === 'open') return workload?.open;
  if (tab === 'unclaimed') return workload?.unclaimed;
  return tab === 'mine' ? workload?.people.find(({ user_id }) => user_id === me)?.open : undefined;
}
