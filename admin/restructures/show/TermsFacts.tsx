import { Box } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import type { Restructure } from '../../../server/contract/resources/restructures.ts';
import { Day } from '../../shared/DayField.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { Fact, Facts } from '../../shared/Facts.tsx';
import { formatRate } from '../../shared/format.ts';

const field = (name: string) => `resources.restructures.fields.${name}`;

/**
 * The terms asked for, beside those of the loan where they are others. Once in effect they are the
 * loan's own.
 */
export function TermsFacts({ request: { terms, loan_id, status } }: { request: Restructure }) {
  const translate = useTranslate();
  const method = useEnumLabel('repayment_methods');
  const { data: loan } = useGetOne<Loan>('loans', { id: loan_id });
  const before = status === 'effective' ? undefined : loan;
  return (
    <Facts sx={{ columnGap: 3, rowGap: 1 }}>
      <Fact labelKey="restructures.show.rate">
        <Change
          before={before && formatRate(before.annual_rate_bps)}
          after={formatRate(terms.annual_rate_bps)}
        />
      </Fact>
      <Fact labelKey={field('installments_count')}>
        {translate('restructures.show.installments', { smart_count: terms.installments_count })}
      </Fact>
      <Fact labelKey={field('first_due_on')}>
        <Day on={terms.first_due_on} />
      </Fact>
      <Fact labelKey={field('repayment_method')}>
        <Change
          before={before && method(before.repayment_method)}
          after={method(terms.repayment_method)}
        />
      </Fact>
      <Fact labelKey="restructures.show.penalty_rate">
        <Change
          before={before && formatRate(before.penalty_rate_bps)}
          after={formatRate(terms.penalty_rate_bps)}
        />
      </Fact>
      <Fact labelKey={field('effective_on')}>
        <Day on={terms.effective_on} />
      </Fact>
    </Facts>
  );
}

function Change({ before, after }: { before: string | undefined; after: string }) {
  if (before === undefined || before === after) return <>{after}</>;
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {before}
      </Box>{' '}
      → <b>{after}</b>
    </Box>
  );
}
