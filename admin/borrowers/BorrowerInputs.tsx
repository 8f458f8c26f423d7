import { Typography } from '@mui/material';
import { required, TextInput, useTranslate } from 'react-admin';
import { PersonMatchInputs } from '../parts/people/PersonMatchInputs.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { FormGrid } from '../shared/FormGrid.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { TimeZoneInput } from './TimeZoneInput.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';

/**
 * The fields of a borrower, once for create and edit. The server checks and answers at the field.
 */
export const BorrowerInputs = ({ masked = false }: { masked?: boolean }) => (
  <>
    <Heading
      textKey="borrowers.form.person"
      hintKey={masked ? 'borrowers.form.masked_help' : undefined}
    />
    <FormGrid>
      <TextInput source="full_name" validate={required()} helperText={false} autoComplete="off" />
      <EnumInput
        source="identity_status"
        of="identity_statuses"
        helperText={false}
        defaultValue="unverified"
        emptyText={false}
      />
      <TextInput source="phone" helperText={false} autoComplete="off" inputMode="tel" />
      <TextInput source="national_id" helperText={false} autoComplete="off" />
      <TextInput source="address" helperText={false} autoComplete="off" />
      <TextInput source="region_code" helperText="borrowers.form.region_help" inputMode="numeric" />
      <TimeZoneInput />
    </FormGrid>
    <PersonMatchInputs />
    <Heading textKey="borrowers.form.work" />
    <FormGrid>
      <EnumInput source="employment_status" of="employment_statuses" helperText={false} />
      <TextInput source="employer_name" helperText={false} />
      <MoneyInput source="monthly_income_minor" helperText={false} />
      <TextInput source="company_name" helperText={false} />
      <WholeInput source="other_lenders_count" helperText="borrowers.form.lenders_help" />
      <MoneyInput source="other_debt_minor" helperText={false} />
      <TextInput source="external_id" helperText="borrowers.form.external_help" />
    </FormGrid>
  </>
);

const Heading = ({ textKey, hintKey }: { textKey: string; hintKey?: string }) => {
  const translate = useTranslate();
  return (
    <>
      <Typography variant="subtitle1" component="h2" sx={{ mt: 1 }}>
        {translate(textKey)}
      </Typography>
      {hintKey ? (
        <Typography color="text.secondary" sx={{ mb: 0.5 }}>
          {translate(hintKey)}
        </Typography>
      ) : null}
    </>
  );
};
