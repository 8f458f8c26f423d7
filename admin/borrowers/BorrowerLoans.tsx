import { Box, Button, Card, type Theme, Typography, useMediaQuery } from '@mui/material';
import {
  CanAccess,
  DataTable,
  ReferenceManyField,
  TextField,
  useListContext,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { Link } from 'react-router-dom';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { CardsWithNote } from '../parts/loans/CardsWithNote.tsx';
import { QuickNote } from '../parts/loans/QuickNote.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { Money, MoneyField } from '../shared/MoneyField.tsx';
import { Spread } from '../shared/Spread.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { TierChip } from '../shared/TierChip.tsx';
import { Pager } from '../shared/Pager.tsx';

const PAGE = 25;

/** The borrower's loans, the longest overdue first. */
export const BorrowerLoans = () => {
  const translate = useTranslate();
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  return (
    <Card>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          px: { xs: 2, sm: 3 },
          py: 1,
        }}
      >
        <Typography variant="subtitle1" component="h3">
          {translate('borrowers.show.loans')}
        </Typography>
        <NewLoanButton />
      </Box>
      <Box sx={{ overflowX: 'auto' }}>
        <ReferenceManyField
          reference="loans"
          target="borrower_id"
          sort={{ field: 'days_past_due', order: 'DESC' }}
          perPage={PAGE}
          pagination={<Pages />}
        >
          {phone ? <LoanCards /> : <LoanRows />}
        </ReferenceManyField>
      </Box>
    </Card>
  );
};

/** The pages of a borrower's loans; no page numbers under a handful of them. */
const Pages = () => {
  const { total = 0 } = useListContext();
  return total > PAGE ? <Pager sizes={[PAGE, 50, 100]} /> : null;
};

const NewLoanButton = () => {
  const borrower = useRecordContext<Borrower>();
  const translate = useTranslate();
  if (!borrower) return null;
  const source = encodeURIComponent(JSON.stringify({ borrower_id: borrower.id }));
  return (
    <CanAccess resource="loans" action="create">
      <Button component={Link} to={`/loans/create?source=${source}`}>
        {translate('borrowers.show.new_loan')}
      </Button>
    </CanAccess>
  );
};

const none = (
  <EmptyState titleKey="borrowers.show.loans_empty" hintKey="borrowers.show.loans_empty_hint" />
);

const LoanRows = () => (
  <DataTable rowClick="show" empty={none} storeKey="borrowers.show.loans">
    <DataTable.Col source="loan_no">
      <Box className="figures">
        <TextField source="loan_no" />
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
          <EnumField source="product" of="products" />
        </Box>
      </Box>
    </DataTable.Col>
    <DataTable.Col source="days_past_due" label="resources.loans.fields.tier">
      <TierOrStatus />
    </DataTable.Col>
    <DataTable.Col source="due_now_minor" align="right" field={MoneyField} disableSort />
    <DataTable.Col source="outstanding_minor" align="right" field={MoneyField} />
    <DataTable.Col
      source="id"
      label="loans.actions.note"
      disableSort
      align="right"
      render={({ id }: Loan) => <QuickNote loanId={id} />}
    />
  </DataTable>
);

/** How late a running loan is; of another, what became of it. */
const TierOrStatus = () => {
  const loan = useRecordContext<Loan>();
  return loan?.status === 'active' ? (
    <TierChip tier={loan.tier} daysPastDue={loan.days_past_due} />
  ) : (
    <StatusChip source="status" of="loan_statuses" />
  );
};

const LoanCards = () => (
  <CardsWithNote<Loan>
    empty={none}
    loanIdOf={({ id }) => id}
    primary={(loan) => (
      <Spread>
        <span>{loan.loan_no}</span>
        <Money minor={loan.due_now_minor} />
      </Spread>
    )}
    secondary={() => <TierOrStatus />}
  />
);
