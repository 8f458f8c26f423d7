import { List as MuiList, ListItem, ListItemButton, ListItemText } from '@mui/material';
import { DataTable, useCreatePath, useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import type { BankDay } from '../../server/contract/resources/bankDays.ts';
import { BankNav } from '../parts/bank/BankNav.tsx';
import { DayField } from '../shared/DayField.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { Money } from '../shared/MoneyField.tsx';
import { ResourceList } from '../shared/ResourceList.tsx';
import { Spread } from '../shared/Spread.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { UserName } from '../shared/UserName.tsx';
import { Difference } from './Difference.tsx';
import { dayApart, sumOf } from './sums.ts';

const filters = [
  <EnumInput key="status" source="status" of="bank_day_statuses" alwaysOn />,
  <DayInput key="day_on_gte" source="day_on_gte" />,
  <DayInput key="day_on_lte" source="day_on_lte" />,
];

/** The days of the bank, the latest first: what came, where it is, whether it closes. */
export function BankDayList() {
  return (
    <>
      <BankNav at="bank_days" />
      <ResourceList
        sort={{ field: 'day_on', order: 'DESC' }}
        filters={filters}
        create={false}
        table={<Rows />}
        cards={<Cards />}
      />
    </>
  );
}

const Empty = () => <EmptyState titleKey="bank.day.empty_title" hintKey="bank.day.empty_hint" />;

function Rows() {
  return (
    <DataTable<BankDay> rowClick="show" bulkActionButtons={false} empty={<Empty />}>
      <DataTable.Col<BankDay> source="day_on" field={DayField} />
      <DataTable.Col<BankDay>
        source="status"
        render={() => <StatusChip source="status" of="bank_day_statuses" />}
      />
      <DataTable.Col<BankDay>
        source="in_minor"
        align="right"
        disableSort
        render={(day) => <Money minor={sumOf(day, ({ in_minor }) => in_minor)} />}
      />
      <DataTable.Col<BankDay>
        source="booked_minor"
        align="right"
        disableSort
        render={(day) => <Money minor={sumOf(day, ({ booked_minor }) => booked_minor)} />}
      />
      <DataTable.Col<BankDay>
        source="suspense_minor"
        align="right"
        disableSort
        render={(day) => <Money minor={sumOf(day, ({ suspense_minor }) => suspense_minor)} />}
      />
      <DataTable.Col<BankDay>
        source="waiting"
        label="bank.day.waiting"
        align="right"
        disableSort
        render={(day) => sumOf(day, ({ waiting_count }) => waiting_count) || '–'}
      />
      <DataTable.Col<BankDay>
        source="difference"
        label="bank.day.difference"
        align="right"
        disableSort
        render={(day) => <Difference minor={dayApart(day)} />}
      />
      <DataTable.Col<BankDay> source="closed_by" disableSort field={UserName} />
    </DataTable>
  );
}

/** The list on a phone. */
function Cards() {
  const { data, isPending } = useListContext<BankDay>();
  const createPath = useCreatePath();
  if (isPending) return null;
  if (!data || data.length === 0) return <Empty />;
  return (
    <MuiList disablePadding>
      {data.map((day) => (
        <ListItem key={day.id} disablePadding divider>
          <ListItemButton
            component={Link}
            to={createPath({ resource: 'bank_days', type: 'show', id: day.id })}
          >
            <ListItemText
              disableTypography
              primary={
                <Spread>
                  <span className="figures">{day.day_on}</span>
                  <StatusChip value={day.status} of="bank_day_statuses" />
                </Spread>
              }
              secondary={
                <Spread>
                  <Money minor={sumOf(day, ({ in_minor }) => in_minor)} />
                  <Difference minor={dayApart(day)} />
                </Spread>
              }
            />
          </ListItemButton>
        </ListItem>
      ))}
    </MuiList>
  );
}
