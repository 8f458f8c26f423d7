import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { Money } from '../../shared/MoneyField.tsx';
import { formatMoney } from '../../shared/format.ts';

/** Parts of what must be paid on a day, in fen; the server adds them up. */
interface Props {
  due_now_minor: number;
  overdue_minor: number;
  /** Falling due on the day itself. */
  due_on_day_minor: number;
  penalty_minor: number;
  cost_minor: number;
  /** Refunded beyond the credit. */
  refund_owed_minor: number;
}

/** The sum that must be paid today, and what it is made of: the first sentence of a call. */
export function DueNow({ due_now_minor, ...parts }: Props) {
  const translate = useTranslate();
  const named = [
    ['overdue', parts.overdue_minor],
    ['due_today', parts.due_on_day_minor],
    ['penalty', parts.penalty_minor],
    ['cost', parts.cost_minor],
    ['refund', parts.refund_owed_minor],
  ] as const;
  const some = named.filter(([, minor]) => minor > 0);
  return (
    <>
      <Money minor={due_now_minor} strong />
      {some.length > 0 && (
        <Box
          component="span"
          sx={{ ml: 1, fontSize: '0.8125rem', fontWeight: 400, color: 'text.secondary' }}
        >
          {some
            .map(([name, minor]) =>
              translate(`loans.due_now.${name}`, { amount: formatMoney(minor) }),
            )
            .join(' + ')}
        </Box>
      )}
    </>
  );
}
