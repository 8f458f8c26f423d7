import UndoOutlined from '@mui/icons-material/UndoOutlined';
import { Button, Card, Typography } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import type { ReversalRequest } from '../../../server/contract/resources/reversalRequests.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import type { User } from '../../../server/contract/resources/system.ts';
import { DecisionButtons } from '../../shared/DecisionButtons.tsx';
import { formatInstant, formatMoney } from '../../shared/format.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { WaitingRow } from '../../shared/WaitingRow.tsx';
import { useCommand } from '../../shared/useCommand.ts';
import { ReversalNote } from './ReversalNote.tsx';
import { useReversalRequests } from './useReversalRequests.ts';

/**
 * The requests to take a payment back that wait: of a payment, of a loan, or of the whole book.
 * Nothing where none waits.
 */
export function ReversalRequests(filter: { loan_id?: number; payment_id?: number }) {
  const translate = useTranslate();
  const { data } = useReversalRequests(filter);
  if (!data || data.length === 0) return null;
  return (
    <Card
      component="section"
      aria-label={translate('payments.ask_reversal.pending')}
      sx={{ px: { xs: 2, sm: 3 }, py: 1, borderColor: 'info.main' }}
    >
      {data.map((request) => (
        <Waiting key={request.id} request={request} />
      ))}
    </Card>
  );
}

function Waiting({ request }: { request: ReversalRequest }) {
  const translate = useTranslate();
  const { data: user } = useGetOne<User>('users', { id: request.requested_by });
  const { data: loan } = useGetOne<Loan>('loans', { id: request.loan_id });
  const to = request.to_loan_id;
  const { data: target } = useGetOne<Loan>('loans', { id: to ?? 0 }, { enabled: to !== null });
  const words = { amount: formatMoney(request.amount_minor), day: request.paid_on };
  const asked = translate('adjustments.pending.asked', {
    who: user?.full_name ?? '',
    when: formatInstant(request.created_at),
  });
  return (
    <WaitingRow
      icon={UndoOutlined}
      what={
        to === null
          ? translate('payments.ask_reversal.what', words)
          : translate('bank.move.what_move', { ...words, loan: target?.loan_no ?? '' })
      }
      to={`/payments/${request.payment_id}/show`}
      asked={`${loan?.loan_no ?? ''} ${asked}`}
      reason={request.reason}
    >
      <Decision request={request} words={words} />
    </WaitingRow>
  );
}

/** For a supervisor who neither asked nor recorded the payment; for who asked, the way back. */
function Decision({ request, words }: { request: ReversalRequest; words: object }) {
  const translate = useTranslate();
  const mayDecide = useMay('reversal_requests', 'approve');
  const me = useSession()?.id;
  const [withdraw, { isPending }] = useCommand('reversal_requests', 'withdraw', {
    doneKey: 'payments.ask_reversal.withdrawn',
  });
  if (request.requested_by === me)
    return (
      <Button disabled={isPending} onClick={() => void withdraw(request.id)}>
        {translate('payments.ask_reversal.withdraw')}
      </Button>
    );
  if (mayDecide && request.recorded_by !== me)
    return (
      <DecisionButtons
        resource="reversal_requests"
        id={request.id}
        part="payments.ask_reversal"
        words={{ ...words }}
        note={<ReversalNote payment_id={request.payment_id} />}
      />
    );
  return (
    <Typography variant="body2" color="text.secondary">
      {translate(mayDecide ? 'payments.reverse.own' : 'adjustments.pending.wait')}
    </Typography>
  );
}
