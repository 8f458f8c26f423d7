import { Box } from '@mui/material';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { DayField } from '../shared/DayField.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { formatMoney } from '../shared/format.ts';
import { RateField } from '../shared/RateField.tsx';
import { COLUMNS, Line, Part } from './Part.tsx';
import { BALANCES } from './statementFigures.ts';

const field = (name: string) => `resources.loans.fields.${name}`;

/** The borrower, the terms, and where the loan stands. Personal data stay masked. */
export function StatementHead({ loan, borrower }: { loan: Loan; borrower: Borrower | undefined }) {
  return (
    <>
      <Part titleKey="statement.borrower">
        <Box component="dl" sx={COLUMNS}>
          <Line labelKey="resources.borrowers.fields.full_name">{borrower?.full_name ?? ''}</Line>
          <Line labelKey="resources.borrowers.fields.national_id">
            {borrower?.national_id ?? '–'}
          </Line>
        </Box>
      </Part>
      <Part titleKey="statement.loan">
        <Box component="dl" sx={COLUMNS}>
          <Line labelKey={field('loan_no')}>{loan.loan_no}</Line>
          <Line labelKey={field('product')}>
            <EnumField source="product" of="products" />
          </Line>
          <Line labelKey={field('principal_minor')}>{formatMoney(loan.principal_minor)}</Line>
          <Line labelKey={field('repayment_method')}>
            <EnumField source="repayment_method" of="repayment_methods" />
          </Line>
          <Line labelKey={field('annual_rate_bps')}>
            <RateField source="annual_rate_bps" />
          </Line>
          <Line labelKey={field('scheduled_count')}>{loan.scheduled_count}</Line>
          <Line labelKey={field('penalty_rate_bps')}>
            <RateField source="penalty_rate_bps" />
          </Line>
          <Line labelKey={field('day_count')}>
            <EnumField source="day_count" of="day_counts" />
          </Line>
          <Line labelKey={field('disbursed_on')}>
            <DayField source="disbursed_on" />
          </Line>
          <Line labelKey={field('last_due_on')}>
            <DayField source="last_due_on" />
          </Line>
        </Box>
      </Part>
      <Part titleKey="statement.position">
        <Box component="dl" sx={COLUMNS}>
          {BALANCES.map((name) => (
            <Line key={name} labelKey={field(name)}>
              {formatMoney(loan[name])}
            </Line>
          ))}
        </Box>
      </Part>
    </>
  );
}
