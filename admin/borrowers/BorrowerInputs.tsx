import { Typography } from '@mui/material';
import { NumberInput, required, TextInput, useTranslate } from 'react-admin';
import { EnumInput } from '../shared/EnumInput.tsx';
import { FormGrid } from '../shared/FormGrid.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';

/** The fields of a borrower, once for create and edit. The server checks and answers at the field. */
export const BorrowerInputs = ({ masked = false }: { masked?: boolean }) => {
  const maskedHelp = masked ? 'borrowers.form.masked_help' : undefined;
  return (
    <>
      <Heading textKey="borrowers.form.person" />
      <FormGrid>
        <TextInput source="full_name" validate={required()} autoComplete="off" />
        <EnumInput source="identity_status" of="identity_statuses" defaultValue="unverified" emptyText={false} />
        <TextInput source="phone" helperText={maskedHelp} autoComplete="off" inputMode="tel" />
        <TextInput source="national_id" helperText={maskedHelp} autoComplete="off" />
        <TextInput source="address" helperText={maskedHelp} autoComplete="off" />
        <TextInput source="region_code" helperText="borrowers.form.region_help" inputMode="numeric" />
      </FormGrid>
      <Heading textKey="borrowers.form.work" />
      <FormGrid>
        <EnumInput source="employment_status" of="employment_statuses" />
        <TextInput source="employer_name" />
        <MoneyInput source="monthly_income_minor" />
        <TextInput source="company_name" />
        <NumberInput source="other_lenders_count" min={0} step={1} helperText="borrowers.form.lenders_help" />
        <MoneyInput source="other_debt_minor" />
        <TextInput source="external_id" helperText="borrowers.form.external_help" />
      </FormGrid>
    </>
  );
};

const Heading = ({ textKey }: { textKey: string }) => {
  const translate = useTranslate();
  return (
    <Typography variant="subtitle1" component="h2" sx={{ mt: 1, mb: 0.5 }}>
      {translate(textKey)}
    </Typography>
  );
};
