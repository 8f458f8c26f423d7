import { Tab, Tabs } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';

type Filter = Readonly<Record<string, unknown>>;
const TABS: Readonly<Record<string, Filter>> = {
  waiting: { proposed_id_gte: 1 },
  used: { retired: 0, approved_id_gte: 1 },
  retired: { retired: 1 },
  all: {},
};
const OWN = ['proposed_id_gte', 'approved_id_gte', 'retired'];

/** Which tab a filter is. */
function tabOf(filter: Filter): string {
  if ('proposed_id_gte' in filter) return 'waiting';
  if (filter['retired'] === 1) return 'retired';
  return 'approved_id_gte' in filter ? 'used' : 'all';
}

/** Templates by where they stand. */
export function TemplateTabs() {
  const translate = useTranslate();
  const { filterValues, displayedFilters, setFilters } = useListContext();
  const values = filterValues as Filter;
  const others = Object.fromEntries(Object.entries(values).filter(([name]) => !OWN.includes(name)));
  return (
    <Tabs
      value={tabOf(values)}
      onChange={(_event, tab: string) => setFilters({ ...others, ...TABS[tab] }, displayedFilters)}
      variant="scrollable"
      scrollButtons={false}
      aria-label={translate('templates.tab.label')}
      sx={{ px: 1, borderBottom: 1, borderColor: 'divider' }}
    >
      {Object.keys(TABS).map((name) => (
        <Tab key={name} value={name} label={translate(`templates.tab.${name}`)} />
      ))}
    </Tabs>
  );
}
