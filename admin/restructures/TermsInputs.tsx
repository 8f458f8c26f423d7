import { Box } from '@mui/material';
import { useMemo } from 'react';
import { maxValue, minValue, required, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { RestructureKind } from '../../server/contract/enums.ts';
import { MAX_INSTALLMENTS } from '../../server/contract/limits.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { isCalendarDate } from '../../server/domain/time/calendar.ts';
import { DayInput } from '../shared/DayInput.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { FormGrid } from '../shared/FormGrid.tsx';
import { FillChip } from '../shared/FillChip.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { RateInput } from '../shared/RateInput.tsx';
import { formatRate } from '../shared/format.ts';
import { GuarantorInput } from './GuarantorInput.tsx';
import { KindInput } from './KindInput.tsx';
import { useOffer } from './useOffer.ts';
import { nextDueAfter, type RequestForm } from './requestForm.ts';
import { TreatmentInputs } from './TreatmentInputs.tsx';
import { WholeInput } from '../shared/WholeInput.tsx';

const label = (field: string) => `resources.restructures.fields.${field}`;
const COUNT = [required(), minValue(1), maxValue(MAX_INSTALLMENTS)];
const GRACE = [minValue(0), maxValue(365)];

/** A rate cut cuts the rate. */
const lowerRate =
  (now: number) =>
  (rate: unknown, { kinds }: Partial<RequestForm>) =>
    kinds?.includes('rate_cut') && typeof rate === 'number' && rate >= now
      ? 'restructures.form.rate_not_cut'
      : undefined;

/**
 * Asks for the kinds, the terms, what becomes of the overdue parts, and what the kinds ask beside.
 */
export function TermsInputs({ loan }: { loan: Loan }) {
  const kinds = (useWatch({ name: 'kinds' }) ?? []) as RestructureKind[];
  const settlement = kinds.includes('settlement');
  return (
    <>
      <KindInput loan={loan} />
      <NewTerms loan={loan} settlement={settlement} />
      <TreatmentInputs />
      {(kinds.includes('waiver') || settlement) && <WaivedPrincipal settlement={settlement} />}
      {kinds.includes('add_guarantor') && <GuarantorInput borrowerId={loan.borrower_id} />}
    </>
  );
}

function NewTerms({ loan, settlement }: { loan: Loan; settlement: boolean }) {
  const translate = useTranslate();
  const { setValue, getFieldState } = useFormContext();
  const suggestFirstDue = (effective_on: string) => {
    if (!isCalendarDate(effective_on) || settlement || getFieldState('terms.first_due_on').isDirty)
      return;
    setValue('terms.first_due_on', nextDueAfter(loan, effective_on));
  };
  const { figures } = useOffer();
  const rate = useMemo(() => [required(), lowerRate(loan.annual_rate_bps)], [loan.annual_rate_bps]);
  const penalty = formatRate(figures?.terms.penalty_rate_bps ?? loan.penalty_rate_bps);
  return (
    <FormGrid>
      <DayInput
        source="terms.effective_on"
        label={label('effective_on')}
        validate={required()}
        helperText={false}
        onChange={suggestFirstDue}
      />
      <DayInput
        source="terms.first_due_on"
        label={settlement ? 'restructures.form.deadline' : label('first_due_on')}
        validate={required()}
        helperText={false}
      />
      <WholeInput
        source="terms.installments_count"
        label={label('installments_count')}
        validate={COUNT}
        readOnly={settlement}
        helperText={false}
      />
      <EnumInput
        source="terms.repayment_method"
        of="repayment_methods"
        label={label('repayment_method')}
        validate={required()}
        readOnly={settlement}
        helperText={false}
      />
      <RateInput
        source="terms.annual_rate_bps"
        label={label('annual_rate_bps')}
        validate={rate}
        helperText={translate('restructures.form.rate_now', {
          rate: formatRate(loan.annual_rate_bps),
        })}
      />
      <RateInput
        source="terms.penalty_rate_bps"
        label={label('penalty_rate_bps')}
        helperText={translate('restructures.form.penalty_rate', { rate: penalty })}
      />
      <WholeInput
        source="terms.grace_days"
        label={label('grace_days')}
        validate={GRACE}
        helperText={false}
      />
    </FormGrid>
  );
}

/** Principal is forgiven here and nowhere else. */
function WaivedPrincipal({ settlement }: { settlement: boolean }) {
  const { figures } = useOffer();
  const open = figures?.parts.principal.open_minor ?? 0;
  // Whole yuan: nobody agrees on the fen of a discount.
  const part = (percent: number) => Math.floor((open * percent) / 10_000) * 100;
  return (
    <Box sx={{ mb: 1 }}>
      <MoneyInput
        source="terms.waived_principal_minor"
        label={label('waived_principal_minor')}
        helperText={
          settlement
            ? 'restructures.form.settlement_help'
            : 'restructures.form.waived_principal_help'
        }
      />
      {settlement && open > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 0.5 }}>
          {[10, 20, 30].map((percent) => (
            <FillChip
              key={percent}
              source="terms.waived_principal_minor"
              minor={part(percent)}
              labelKey={`restructures.form.percent_${percent}`}
            />
          ))}
        </Box>
      )}
    </Box>
  );
}
