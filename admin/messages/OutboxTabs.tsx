import { Tab, Tabs } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { statusOf, tabOf, TABS, type Tab as TabName } from './tabs.ts';

const NAMES = [...(Object.keys(TABS) as (keyof typeof TABS)[]), 'all' as const];

/** Messages by what has become of them. */
export function OutboxTabs() {
  const translate = useTranslate();
  const { filterValues, displayedFilters, setFilters } = useListContext();
  const { status, ...others } = filterValues as Record<string, unknown>;
  const choose = (tab: TabName) => {
    const next = statusOf(tab);
    setFilters(next === undefined ? others : { ...others, status: next }, displayedFilters);
  };
  return (
    <Tabs
      value={tabOf(status)}
      onChange={(_event, tab: TabName) => choose(tab)}
      variant="scrollable"
      scrollButtons={false}
      aria-label={translate('outbox.tab.label')}
      sx={{ px: 1, borderBottom: 1, borderColor: 'divider' }}
    >
      {NAMES.map((name) => (
        <Tab key={name} value={name} label={translate(`outbox.tab.${name}`)} />
      ))}
    </Tabs>
  );
}
