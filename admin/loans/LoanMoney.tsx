import { maxValue, minValue, required } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { MAX_INSTALLMENTS } from '../../server/contract/limits.ts';
import { addMonths, isCalendarDate } from '../../server/domain/time/calendar.ts';
import { DayInput } from '../shared/DayInput.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { FormGrid } from '../shared/FormGrid.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { RateInput } from '../shared/RateInput.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';

const periods = [required(), minValue(1), maxValue(MAX_INSTALLMENTS)];

/**
 * Asks for amount, term and rate. The first due date follows the disbursement by a month until
 * someone sets it.
 */
export function LoanMoney({ locked }: { locked: boolean }) {
  const { setValue, getFieldState } = useFormContext();
  const bullet = (useWatch({ name: 'repayment_method' }) as unknown) === 'bullet';
  const suggestFirstDue = (disbursed_on: unknown) => {
    if (
      typeof disbursed_on !== 'string' ||
      !isCalendarDate(disbursed_on) ||
      getFieldState('first_due_on').isTouched
    )
      return;
    setValue('first_due_on', addMonths(disbursed_on, 1), { shouldDirty: true });
  };
  return (
    <FormGrid>
      <MoneyInput
        source="principal_minor"
        validate={required()}
        readOnly={locked}
        helperText={false}
      />
      <RateInput
        source="annual_rate_bps"
        validate={required()}
        readOnly={locked}
        helperText={false}
      />
      <EnumInput
        source="repayment_method"
        of="repayment_methods"
        validate={required()}
        readOnly={locked}
        helperText={false}
        onChange={(event) => toBullet(event, setValue)}
      />
      <WholeInput
        source="installments_count"
        validate={periods}
        readOnly={locked || bullet}
        helperText={bullet ? 'loans.form.bullet_help' : false}
      />
      <DayInput
        source="disbursed_on"
        validate={required()}
        readOnly={locked}
        helperText={false}
        onChange={suggestFirstDue}
      />
      <DayInput source="first_due_on" validate={required()} readOnly={locked} helperText={false} />
    </FormGrid>
  );
}

/** A bullet loan has one installment: nobody should have to type that. */
function toBullet(
  event: { target?: { value?: unknown } },
  setValue: (name: string, value: number, options: object) => void,
) {
  if (event.target?.value === 'bullet') setValue('installments_count', 1, { shouldDirty: true });
}
