import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { EditButton, Show, TextField, useRecordContext, useTranslate } from 'react-admin';
import type { Payment } from '../../server/contract/resources/payments.ts';
import { CopyField } from '../shared/CopyField.tsx';
import { ShowError } from '../shared/ShowError.tsx';
import { Fact, Facts } from '../shared/Facts.tsx';
import { formatMoney } from '../shared/format.ts';
import { InstantField } from '../shared/InstantField.tsx';
import { UserName } from '../shared/UserName.tsx';
import { Allocations } from './Allocations.tsx';
import { PaymentFacts } from './PaymentFacts.tsx';
import { ReversedNotice } from './ReversedNotice.tsx';
import { ReversePaymentButton } from './ReversePaymentButton.tsx';

const field = (name: string) => `resources.payments.fields.${name}`;

function PaymentTitle() {
  const translate = useTranslate();
  const payment = useRecordContext<Payment>();
  return <span>{payment && translate('payments.show.title', { amount: formatMoney(payment.amount_minor) })}</span>;
}

function PaymentScreen() {
  const translate = useTranslate();
  const payment = useRecordContext<Payment>();
  if (!payment) return null;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, py: 1 }}>
      <Card sx={{ px: { xs: 2, sm: 3 }, py: 2, display: 'flex', flexWrap: 'wrap', gap: 2, justifyContent: 'space-between', alignItems: 'flex-start' }}>
        <Box sx={{ flex: '1 1 480px', minWidth: 0 }}>
          <PaymentFacts noting />
        </Box>
        <Box sx={{ display: 'flex', gap: 1 }}>
          <ReversePaymentButton />
          <EditButton />
        </Box>
      </Card>
      <ReversedNotice />
      <Card component="section" aria-labelledby="allocations" sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>
        <Typography id="allocations" component="h2" variant="subtitle1" sx={{ fontWeight: 600, mb: 1 }}>
          {translate('payments.show.allocations')}
        </Typography>
        <Allocations />
      </Card>
      <Facts sx={{ px: { xs: 2, sm: 3 } }}>
        <Fact labelKey={field('memo')}>
          <TextField source="memo" emptyText="–" sx={{ overflowWrap: 'anywhere' }} />
        </Fact>
        <Fact labelKey={field('recorded_by')}>{payment.recorded_by === null ? translate('payments.show.automatic') : <UserName source="recorded_by" />}</Fact>
        <Fact labelKey={field('created_at')}>
          <InstantField source="created_at" />
        </Fact>
        <Fact labelKey={field('client_reference')}>
          <CopyField source="client_reference" />
        </Fact>
      </Facts>
    </Box>
  );
}

export function PaymentShow() {
  return (
    <Show title={<PaymentTitle />} actions={false} component="div" error={<ShowError />}>
      <PaymentScreen />
    </Show>
  );
}
