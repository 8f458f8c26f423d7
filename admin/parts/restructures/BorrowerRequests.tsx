import { Box, Card, type Theme, Typography, useMediaQuery } from '@mui/material';
import {
  DataTable,
  ReferenceManyField,
  SimpleList,
  useListContext,
  useTranslate,
} from 'react-admin';
import type { ReactNode } from 'react';
import type { Restructure } from '../../../server/contract/resources/restructures.ts';
import { InstantField } from '../../shared/InstantField.tsx';
import { LoanLink } from '../../shared/LoanLink.tsx';
import { MoneyField } from '../../shared/MoneyField.tsx';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { KindsField } from './KindsField.tsx';

const MOST = 100;

/** The restructures asked for the borrower's loans, newest first; no card where there are none. */
export function BorrowerRequests() {
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  return (
    <ReferenceManyField
      reference="restructures"
      target="borrower_id"
      sort={{ field: 'id', order: 'DESC' }}
      perPage={MOST}
    >
      <Some>{phone ? <Cards /> : <Rows />}</Some>
    </ReferenceManyField>
  );
}

function Some({ children }: { children: ReactNode }) {
  const translate = useTranslate();
  const { total } = useListContext();
  if (!total) return null;
  return (
    <Card component="section" aria-label={translate('restructures.of_borrower')}>
      <Typography variant="subtitle1" component="h3" sx={{ px: { xs: 2, sm: 3 }, py: 1 }}>
        {translate('restructures.of_borrower')}
      </Typography>
      <Box sx={{ overflowX: 'auto' }}>{children}</Box>
    </Card>
  );
}

function Rows() {
  return (
    <DataTable<Restructure>
      rowClick="show"
      bulkActionButtons={false}
      storeKey="borrowers.show.restructures"
    >
      <DataTable.Col<Restructure> source="loan_id" field={LoanLink} disableSort />
      <DataTable.Col<Restructure> source="kinds" disableSort field={KindsField} />
      <DataTable.Col<Restructure>
        source="status"
        disableSort
        render={() => <StatusChip source="status" of="restructure_statuses" />}
      />
      <DataTable.Col<Restructure>
        source="plan_status"
        disableSort
        render={() => <StatusChip source="plan_status" of="plan_statuses" />}
      />
      <DataTable.Col<Restructure>
        source="waived_minor"
        disableSort
        align="right"
        field={MoneyField}
      />
      <DataTable.Col<Restructure>
        source="total_after_minor"
        disableSort
        align="right"
        field={MoneyField}
      />
      <DataTable.Col<Restructure> source="submitted_at" disableSort field={InstantField} />
    </DataTable>
  );
}

function Cards() {
  return (
    <SimpleList<Restructure>
      rowClick="show"
      primaryText={() => <KindsField />}
      secondaryText={() => <StatusChip source="status" of="restructure_statuses" />}
      tertiaryText={() => <MoneyField source="total_after_minor" />}
    />
  );
}
