import { Tab, Tabs } from '@mui/material';
import { useGetList, useListContext, useTranslate } from 'react-admin';
import { ADJUSTMENT_STATUSES } from '../../server/contract/enums.ts';
import { useEnumLabel } from '../shared/enums.ts';

/** What waits for a decision comes first, with how much of it there is; then what became of the rest. */
export function StatusTabs() {
  const translate = useTranslate();
  const label = useEnumLabel('adjustment_statuses');
  const { filterValues, displayedFilters, setFilters } = useListContext();
  const { total } = useGetList('adjustments', { pagination: { page: 1, perPage: 1 }, filter: { status: 'proposed' } });
  const status = filterValues['status'] as unknown;
  const { status: _status, ...others } = filterValues as Record<string, unknown>;
  const choose = (next: string) => setFilters(next === 'all' ? others : { ...others, status: next }, displayedFilters);
  const name = (value: string) => (value === 'proposed' && total ? `${label(value)} ${total}` : label(value));
  return (
    <Tabs
      value={typeof status === 'string' ? status : 'all'}
      onChange={(_event, next: string) => choose(next)}
      variant="scrollable"
      scrollButtons={false}
      aria-label={translate('adjustments.list.tabs')}
      sx={{ px: 1, borderBottom: 1, borderColor: 'divider' }}
    >
      {ADJUSTMENT_STATUSES.map((value) => (
        <Tab key={value} value={value} label={name(value)} />
      ))}
      <Tab value="all" label={translate('adjustments.list.all')} />
    </Tabs>
  );
}
