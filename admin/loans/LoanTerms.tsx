import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { NumberField, useRecordContext, useTranslate } from 'react-admin';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { DayField } from '../shared/DayField.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { RateField } from '../shared/RateField.tsx';
import { UserName } from '../shared/UserName.tsx';

/** The terms of the loan, in the order they are read out. */
const TERMS: readonly (readonly [keyof Loan, ReactNode])[] = [
  ['product', <EnumField key="f" source="product" of="products" />],
  ['principal_minor', <MoneyField key="f" source="principal_minor" />],
  ['annual_rate_bps', <RateField key="f" source="annual_rate_bps" />],
  ['penalty_rate_bps', <RateField key="f" source="penalty_rate_bps" />],
  ['repayment_method', <EnumField key="f" source="repayment_method" of="repayment_methods" />],
  ['installments_count', <NumberField key="f" source="installments_count" />],
  ['day_count', <EnumField key="f" source="day_count" of="day_counts" />],
  ['rounding', <EnumField key="f" source="rounding" of="roundings" />],
  ['disbursed_on', <DayField key="f" source="disbursed_on" />],
  ['first_due_on', <DayField key="f" source="first_due_on" />],
  ['last_due_on', <DayField key="f" source="last_due_on" />],
  ['grace_days', <NumberField key="f" source="grace_days" />],
  ['assigned_to', <UserName key="f" source="assigned_to" />],
  ['schedule_version', <NumberField key="f" source="schedule_version" />],
];

export function LoanTerms() {
  const translate = useTranslate();
  const loan = useRecordContext<Loan>();
  if (!loan) return null;
  return (
    <Box
      component="section"
      aria-labelledby="loan-terms"
      sx={{ px: 2, py: 1.5, borderTop: 1, borderColor: 'divider' }}
    >
      <Typography id="loan-terms" component="h3" variant="subtitle2" sx={{ mb: 1 }}>
        {translate('loans.schedule.terms')}
        <Typography component="span" variant="body2" sx={{ color: 'text.secondary', ml: 1 }}>
          {translate('loans.facts.progress', {
            paid: loan.paid_count,
            total: loan.scheduled_count,
          })}
        </Typography>
      </Typography>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))',
          gap: 1.5,
        }}
      >
        {TERMS.map(([field, value]) => (
          <div key={field}>
            <Typography component="dt" variant="caption" sx={{ color: 'text.secondary' }}>
              {translate(`resources.loans.fields.${field}`)}
            </Typography>
            <Typography component="dd" variant="body2" sx={{ m: 0 }}>
              {value}
            </Typography>
          </div>
        ))}
      </Box>
    </Box>
  );
}
