import { maxLength, maxValue, minValue, required, TextInput } from 'react-admin';
import { FormGrid } from '../shared/FormGrid.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { CauseInput } from './CauseInput.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';

const STATEMENT = [required(), maxLength(2000)];
const LENDERS = [minValue(0), maxValue(1000)];

/**
 * Asks why the borrower cannot pay as agreed, and what there is to pay with. It comes before any
 * proposal.
 */
export function DistressInputs() {
  return (
    <>
      <CauseInput />
      <TextInput
        source="statement"
        multiline
        minRows={3}
        validate={STATEMENT}
        helperText="restructures.form.statement_help"
      />
      <FormGrid>
        <MoneyInput source="monthly_income_minor" helperText={false} />
        <MoneyInput source="other_monthly_debt_minor" helperText={false} />
        <WholeInput source="other_lenders_count" validate={LENDERS} helperText={false} />
      </FormGrid>
    </>
  );
}
