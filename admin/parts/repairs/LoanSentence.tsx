import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PathBack } from '../../../server/contract/resources/repairReport.ts';
import { formatMoney } from '../../shared/format.ts';
import { TextLink } from '../../shared/TextLink.tsx';

/**
 * A loan of the way back in one sentence: going on since when and what it takes to end it, or ended
 * when and kept until when.
 */
export function LoanSentence({ loan }: { loan: PathBack['loans'][number] }) {
  const translate = useTranslate();
  const {
    loan_id,
    loan_no,
    overdue_minor,
    payoff_minor,
    days_past_due,
    bad_since_on,
    bad_ended_on,
    kept_until_on,
    months_overdue,
  } = loan;
  const words = {
    smart_count: days_past_due,
    overdue: formatMoney(overdue_minor),
    payoff: formatMoney(payoff_minor),
    since: bad_since_on ?? '',
    ended: bad_ended_on ?? '',
    until: kept_until_on ?? '',
  };
  return (
    <li>
      <TextLink to={`/loans/${loan_id}/show`}>{loan_no}</TextLink>{' '}
      {bad_since_on === null ? (
        translate(
          kept_until_on === null
            ? 'credit_repairs.path.loan_clear'
            : 'credit_repairs.path.loan_ended',
          words,
        )
      ) : (
        <>
          {translate('credit_repairs.path.loan_since', words)}{' '}
          <b>{translate('credit_repairs.path.loan_owed', words)}</b>{' '}
          {translate('credit_repairs.path.loan_then', words)}
        </>
      )}
      {months_overdue > 0 && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {' '}
          {translate('credit_repairs.path.months', { smart_count: months_overdue })}
        </Box>
      )}
    </li>
  );
}
