import { Tab, Tabs } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { useEnumLabel } from '../shared/enums.ts';
import { statusOf, tabOf } from './waiting.ts';

const STATUSES = ['booked', 'suspense', 'returned'] as const;

/** The lines by where their money is: what waits first, then each home. */
export function BankTabs() {
  const translate = useTranslate();
  const label = useEnumLabel('bank_line_statuses');
  const { filterValues, displayedFilters, setFilters, setSort } = useListContext();
  const { status, ...others } = filterValues as Record<string, unknown>;
  const choose = (tab: string) => {
    const next = statusOf(tab);
    setFilters(next === undefined ? others : { ...others, status: next }, displayedFilters);
    if (tab === 'suspense') setSort({ field: 'suspense_since_on', order: 'ASC' });
  };
  return (
    <Tabs
      value={tabOf(status)}
      onChange={(_event, tab: string) => choose(tab)}
      variant="scrollable"
      scrollButtons={false}
      aria-label={translate('bank.tab.label')}
      sx={{ px: 1, borderBottom: 1, borderColor: 'divider' }}
    >
      <Tab value="waiting" label={translate('bank.tab.waiting')} />
      {STATUSES.map((value) => (
        <Tab key={value} value={value} label={label(value)} />
      ))}
      <Tab value="all" label={translate('bank.tab.all')} />
    </Tabs>
  );
}
