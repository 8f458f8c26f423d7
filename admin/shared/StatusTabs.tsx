import { Tab, Tabs } from '@mui/material';
import { useGetList, useListContext, useTranslate } from 'react-admin';
import { type EnumName, useEnumLabel } from './enums.ts';

interface Props {
  of: EnumName;
  values: readonly string[];
  /** The status that waits for a decision: its tab says how much there is. */
  waiting: string;
}

/**
 * A list by the status of its records. What waits shows how much of it there is, whatever else is
 * filtered.
 */
export const StatusTabs = ({ of, values, waiting }: Props) => {
  const translate = useTranslate();
  const label = useEnumLabel(of);
  const { resource, filterValues, displayedFilters, setFilters } = useListContext();
  const { total } = useGetList(resource, {
    pagination: { page: 1, perPage: 1 },
    filter: { status: waiting },
  });
  const status = filterValues['status'] as unknown;
  const { status: _status, ...others } = filterValues as Record<string, unknown>;
  const choose = (next: string) =>
    setFilters(next === 'all' ? others : { ...others, status: next }, displayedFilters);
  const name = (value: string) =>
    value === waiting && total ? `${label(value)} ${total}` : label(value);
  return (
    <Tabs
      value={typeof status === 'string' ? status : 'all'}
      onChange={(_event, next: string) => choose(next)}
      variant="scrollable"
      scrollButtons={false}
      aria-label={translate('app.tabs.by_status')}
      sx={{ px: 1, borderBottom: 1, borderColor: 'divider' }}
    >
      {values.map((value) => (
        <Tab key={value} value={value} label={name(value)} />
      ))}
      <Tab value="all" label={translate('app.tabs.all')} />
    </Tabs>
  );
};
