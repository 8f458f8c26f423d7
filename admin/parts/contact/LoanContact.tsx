import PhoneIcon from '@mui/icons-material/PhoneOutlined';
import PhoneDisabledIcon from '@mui/icons-material/PhoneDisabledOutlined';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { WhoseTime } from './WhoseTime.tsx';
import { useContactCheck } from './useContactCheck.ts';
import { useContactLimits } from './useContactLimits.ts';

/**
 * Tells in the head of a page whether the borrower of a loan may be called now, until when, and how
 * often they were today; or why not. Asked once, and again when something was saved.
 */
export function LoanContact({ loan }: { loan: Pick<Loan, 'id' | 'status' | 'product'> }) {
  const translate = useTranslate();
  const { answer } = useContactCheck(
    loan.status === 'settled'
      ? null
      : { loan_id: loan.id, channel: 'call', contacted_party: 'borrower' },
    Infinity,
  );
  const { hours, connected_per_day } = useContactLimits(answer ? loan.product : undefined);
  if (!answer) return null;
  const Icon = answer.allowed ? PhoneIcon : PhoneDisabledIcon;
  const { connected } = answer.today;
  return (
    <Box
      component="output"
      className="figures"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        fontSize: '0.875rem',
        color: answer.allowed ? 'success.main' : 'warning.main',
      }}
    >
      <Icon aria-hidden sx={{ fontSize: 16, flexShrink: 0 }} />
      <Box component="span" sx={{ color: answer.allowed ? 'text.secondary' : 'text.primary' }}>
        {answer.allowed
          ? translate(hours ? 'contact.allowed_until' : 'contact.allowed', { time: hours?.until })
          : answer.message}
        <WhoseTime zone={answer.time_zone} />
        {answer.allowed &&
          ` · ${translate('contact.connected', {
            count:
              connected_per_day === undefined ? connected : `${connected}/${connected_per_day}`,
          })}`}
      </Box>
    </Box>
  );
}
