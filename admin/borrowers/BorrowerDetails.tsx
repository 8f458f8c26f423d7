import { Card, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import { CopyField } from '../shared/CopyField.tsx';
import { Dash } from '../shared/Dash.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { MaskedField } from '../shared/MaskedField.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';

const label = (field: keyof Borrower) => `resources.borrowers.fields.${field}`;

/** What is known of the person beside name, number and loans. */
export function BorrowerDetails() {
  const borrower = useRecordContext<Borrower>();
  const translate = useTranslate();
  if (!borrower) return null;
  return (
    <Card sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>
      <Typography variant="subtitle1" component="h3" sx={{ mb: 1 }}>
        {translate('borrowers.show.details')}
      </Typography>
      <Facts>
        <Fact labelKey={label('employment_status')}>
          <EnumField source="employment_status" of="employment_statuses" />
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
        <Fact labelKey={label('address')}>
          <MaskedField source="address" />
        </Fact>
        <Fact labelKey={label('region_code')}>
          <Region code={borrower.region_code} />
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
}

function LendersCount() {
  const count = useRecordContext<Borrower>()?.other_lenders_count;
  const translate = useTranslate();
  return count ? translate('borrowers.show.lenders', { smart_count: count }) : <Dash />;
}

/** A region by its province and its code. */
function Region({ code }: { code: string | null }) {
  const province = useEnumLabel('provinces');
  return code === null ? <Dash /> : <>{`${province(code.slice(0, 2))} ${code}`}</>;
}
