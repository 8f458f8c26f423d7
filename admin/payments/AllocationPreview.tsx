import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { PaymentPreview } from '../../server/contract/resources/payments.ts';
import { useServerPreview } from '../shared/useServerPreview.ts';
import { formatInstant, formatMoney } from '../shared/format.ts';
import { AllocationTable } from '../parts/payments/AllocationTable.tsx';
import { BeforeAfter } from './BeforeAfter.tsx';
import { PrepaymentInput } from './PrepaymentInput.tsx';

interface Asked {
  loan_id?: unknown;
  amount_minor?: unknown;
  paid_on?: unknown;
  channel?: unknown;
  client_reference?: unknown;
  prepayment?: unknown;
}

/**
 * The request for a preview. With the form's own reference it stands in the order the payment will
 * have, and shows what saving gives.
 */
function requestOf({
  loan_id,
  amount_minor,
  paid_on,
  channel,
  client_reference,
  prepayment,
}: Asked): object | null {
  if (
    typeof loan_id !== 'number' ||
    typeof amount_minor !== 'number' ||
    amount_minor < 1 ||
    typeof paid_on !== 'string' ||
    paid_on === ''
  )
    return null;
  return {
    loan_id,
    amount_minor,
    paid_on,
    ...(channel ? { channel } : {}),
    ...(client_reference ? { client_reference } : {}),
    ...(prepayment ? { prepayment } : {}),
  };
}

/**
 * Shows what the server would do with the payment typed so far: where it goes, what stays, which
 * tier comes out.
 */
export function AllocationPreview() {
  const translate = useTranslate();
  const values = useWatch() as Asked;
  const { answer, refusal, isStale } = useServerPreview<PaymentPreview>(
    'payments/preview',
    requestOf(values),
  );
  return (
    <Box
      component="section"
      aria-labelledby="allocation-preview"
      aria-busy={isStale}
      sx={{ width: '100%', minWidth: 0 }}
    >
      <Typography id="allocation-preview" component="h3" variant="subtitle2" sx={{ mb: 0.5 }}>
        {translate('payments.preview.title')}
      </Typography>
      {answer?.likely_double && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {translate(
            answer.likely_double.recorded_by_name === null
              ? 'payments.preview.double'
              : 'payments.preview.double_by',
            {
              when: formatInstant(answer.likely_double.recorded_at),
              who: answer.likely_double.recorded_by_name,
            },
          )}
        </Alert>
      )}
      {refusal !== undefined && (
        <Alert severity={refusal ? 'warning' : 'info'}>
          {refusal || translate('payments.preview.offline')}
        </Alert>
      )}
      {!answer && refusal === undefined && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate(values.loan_id ? 'payments.preview.waiting' : 'payments.preview.waiting_loan')}
        </Typography>
      )}
      {answer && (
        <Box aria-live="polite" sx={{ opacity: isStale ? 0.6 : 1, transition: 'opacity 120ms' }}>
          <BeforeAfter preview={answer} />
          <Outcome preview={answer} />
          <PrepaymentInput plans={answer.plans} />
          <Box sx={{ maxHeight: 320, overflow: 'auto' }}>
            <AllocationTable
              allocations={answer.allocations}
              credit_minor={answer.unallocated_minor}
            />
          </Box>
        </Box>
      )}
    </Box>
  );
}

/** The outcome in the words the borrower wants to hear. */
function Outcome({ preview }: { preview: PaymentPreview }) {
  const translate = useTranslate();
  const words: string[] = [];
  if (preview.is_settled) words.push(translate('payments.preview.is_settled'));
  else if (preview.settles) words.push(translate('payments.preview.settles'));
  else if (preview.overdue_after_minor === 0 && preview.tier_before !== preview.tier_after)
    words.push(translate('payments.preview.no_overdue'));
  if (preview.dropped_interest_minor > 0)
    words.push(
      translate('payments.preview.dropped', {
        amount: formatMoney(preview.dropped_interest_minor),
      }),
    );
  if (preview.unallocated_minor > 0 && !preview.is_settled)
    words.push(
      translate('payments.preview.credit', { amount: formatMoney(preview.unallocated_minor) }),
    );
  if (words.length === 0) return null;
  return (
    <Alert severity={preview.unallocated_minor > 0 ? 'info' : 'success'} sx={{ my: 1, py: 0.25 }}>
      {words.map((text) => (
        <div key={text}>{text}</div>
      ))}
    </Alert>
  );
}
