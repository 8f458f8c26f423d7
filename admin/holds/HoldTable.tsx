import { Box, Typography } from '@mui/material';
import { DataTable, useListContext } from 'react-admin';
import type { Hold } from '../../server/contract/resources/contacts.ts';
import { ApproveHoldButton } from '../parts/holds/HoldButtons.tsx';
import { BorrowerOfLoan } from '../shared/BorrowerOfLoan.tsx';
import { DayField } from '../shared/DayField.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { useMay } from '../shared/session.ts';
import { StatusChip } from '../shared/StatusChip.tsx';
import { UserName } from '../shared/UserName.tsx';

/** Holds begin on the page of their loan, so there is nothing to create here. */
export const HoldsEmpty = () => {
  const { filterValues } = useListContext();
  const names = Object.keys(filterValues);
  const onlyProposed = names.length === 1 && filterValues['status'] === 'proposed';
  const some = onlyProposed ? 'empty_proposed' : 'no_match';
  const kind = names.length === 0 ? 'empty' : some;
  return <EmptyState titleKey={`holds.list.${kind}_title`} hintKey={`holds.list.${kind}_hint`} />;
};

/** The reason, and below it what the borrower said and showed. */
const Reason = ({ hold }: { hold: Hold }) => (
  <Box sx={{ minWidth: 160, maxWidth: 320, whiteSpace: 'normal' }}>
    <EnumField source="reason" of="hold_reasons" />
    {hold.statement && (
      <Typography
        variant="caption"
        component="div"
        sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}
      >
        {hold.statement}
      </Typography>
    )}
  </Box>
);

const HIDDEN = ['starts_on', 'created_at', 'approved_by', 'lifted_on', 'lift_reason'];

/** Each leads to its loan, where a hold is lifted; what waits is approved here. */
export const HoldTable = () => {
  const status = useListContext().filterValues['status'] as unknown;
  const approves = useMay('holds', 'approve') && status === 'proposed';
  return (
    <DataTable<Hold>
      rowClick={(_id, _resource, hold) => `/loans/${(hold as Hold).loan_id}/show`}
      bulkActionButtons={false}
      hiddenColumns={HIDDEN}
      empty={<HoldsEmpty />}
    >
      <DataTable.Col<Hold> source="loan_id" field={LoanLink} />
      <DataTable.Col<Hold>
        label="resources.loans.fields.borrower_id"
        disableSort
        render={() => <BorrowerOfLoan />}
      />
      <DataTable.Col<Hold> source="reason" disableSort render={(hold) => <Reason hold={hold} />} />
      <DataTable.Col<Hold> source="starts_on" field={DayField} />
      <DataTable.Col<Hold> source="holds_until" disableSort field={DayField} />
      <DataTable.Col<Hold> source="ends_on" field={DayField} />
      {status === undefined && (
        <DataTable.Col<Hold>
          source="status"
          disableSort
          render={() => <StatusChip source="status" of="hold_statuses" />}
        />
      )}
      <DataTable.Col<Hold> source="created_by" disableSort field={UserName} />
      <DataTable.Col<Hold> source="created_at" field={InstantField} sortByOrder="DESC" />
      <DataTable.Col<Hold> source="approved_by" disableSort field={UserName} />
      <DataTable.Col<Hold> source="lifted_on" disableSort field={DayField} />
      <DataTable.Col<Hold> source="lift_reason" disableSort />
      {approves && (
        <DataTable.Col<Hold>
          label="resources.holds.fields.waits"
          disableSort
          align="right"
          render={(hold) => <ApproveHoldButton hold={hold} />}
        />
      )}
    </DataTable>
  );
};
