import { Box, Card, Typography } from '@mui/material';
import { EditButton, Show, TopToolbar, useRecordContext, useTranslate } from 'react-admin';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import { BEIJING } from '../../server/domain/time/timeZone.ts';
import { ContactsCard } from '../borrower_contacts/ContactsCard.tsx';
import { PathBackCard } from '../parts/repairs/PathBackCard.tsx';
import { BorrowerRequests } from '../parts/restructures/BorrowerRequests.tsx';
import { CopyField } from '../shared/CopyField.tsx';
import { Dash } from '../shared/Dash.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { Fact, Facts } from '../shared/Facts.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { MaskedField } from '../shared/MaskedField.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { RecordSkeleton } from '../shared/RecordSkeleton.tsx';
import { ShowError } from '../shared/ShowError.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { BorrowerLoans } from './BorrowerLoans.tsx';
import { DeleteBorrowerButton } from './DeleteBorrowerButton.tsx';

export const BorrowerShow = () => (
  <Show
    component="div"
    actions={false}
    error={<ShowError />}
    loading={<RecordSkeleton />}
    sx={{ '& .RaShow-main': { mt: 0 }, '& .RaShow-card': { minWidth: 0 } }}
  >
    <BorrowerHead />
    <BorrowerLoans />
    <PathBackCard />
    <BorrowerRequests />
    <ContactsCard />
    <BorrowerDetails />
  </Show>
);

const label = (field: keyof Borrower) => `resources.borrowers.fields.${field}`;

/** The facts that the next sentence on the phone needs. */
const BorrowerHead = () => {
  const borrower = useRecordContext<Borrower>();
  if (!borrower) return null;
  return (
    <Card sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, mb: 1.5 }}>
        <Typography variant="h5" component="h2" sx={{ overflowWrap: 'anywhere' }}>
          {borrower.full_name}
        </Typography>
        <StatusChip source="identity_status" of="identity_statuses" />
        <TopToolbar sx={{ ml: 'auto', minHeight: 36 }}>
          <DeleteBorrowerButton />
          <EditButton />
        </TopToolbar>
      </Box>
      <Facts>
        <Fact labelKey={label('phone')}>
          <MaskedField source="phone" />
        </Fact>
        {borrower.time_zone !== null && borrower.time_zone !== BEIJING && (
          <Fact labelKey={label('time_zone')}>
            <EnumField source="time_zone" of="time_zones" />
          </Fact>
        )}
        <Fact labelKey={label('national_id')}>
          <MaskedField source="national_id" />
        </Fact>
        <Fact labelKey={label('employer_name')}>{borrower.employer_name ?? <Dash />}</Fact>
        <Fact labelKey={label('monthly_income_minor')}>
          <MoneyField source="monthly_income_minor" />
        </Fact>
        <Fact labelKey={label('other_lenders_count')}>
          <LendersCount />
        </Fact>
        <Fact labelKey={label('other_debt_minor')}>
          <MoneyField source="other_debt_minor" />
        </Fact>
      </Facts>
    </Card>
  );
};

const LendersCount = () => {
  const count = useRecordContext<Borrower>()?.other_lenders_count;
  const translate = useTranslate();
  return count ? translate('borrowers.show.lenders', { smart_count: count }) : <Dash />;
};

const BorrowerDetails = () => {
  const borrower = useRecordContext<Borrower>();
  const translate = useTranslate();
  if (!borrower) return null;
  return (
    <Card sx={{ px: { xs: 2, sm: 3 }, py: 2, mt: 2 }}>
      <Typography variant="subtitle1" component="h3" sx={{ mb: 1 }}>
        {translate('borrowers.show.details')}
      </Typography>
      <Facts>
        <Fact labelKey={label('address')}>
          <MaskedField source="address" />
        </Fact>
        <Fact labelKey={label('region_code')}>{borrower.region_code ?? <Dash />}</Fact>
        <Fact labelKey={label('employment_status')}>
          <EnumField source="employment_status" of="employment_statuses" />
        </Fact>
        <Fact labelKey={label('company_name')}>{borrower.company_name ?? <Dash />}</Fact>
        <Fact labelKey={label('external_id')}>
          <CopyField source="external_id" />
        </Fact>
        <Fact labelKey={label('created_at')}>
          <InstantField source="created_at" />
        </Fact>
        <Fact labelKey={label('updated_at')}>
          <InstantField source="updated_at" />
        </Fact>
      </Facts>
    </Card>
  );
};
