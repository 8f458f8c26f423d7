import Box from '@mui/material/Box';
import { EditButton, Show, TextField, useRecordContext, useTranslate } from 'react-admin';
import type { Payment } from '../../server/contract/resources/payments.ts';
import { CopyField } from '../shared/CopyField.tsx';
import { Fact, Facts } from '../shared/Facts.tsx';
import { formatMoney } from '../shared/format.ts';
import { InstantField } from '../shared/InstantField.tsx';
import { RecordHead, RecordPage } from '../shared/RecordPage.tsx';
import { Section } from '../shared/Section.tsx';
import { ShowError } from '../shared/ShowError.tsx';
import { UserName } from '../shared/UserName.tsx';
import { Allocations } from '../parts/payments/Allocations.tsx';
import { PaymentFacts } from './PaymentFacts.tsx';
import { ReversalRequests } from '../parts/payments/ReversalRequests.tsx';
import { RefundOffer } from './RefundOffer.tsx';
import { ReversedNotice } from './ReversedNotice.tsx';
import { MovePaymentButton } from '../parts/payments/MovePaymentButton.tsx';
import { ReversePaymentButton } from '../parts/payments/ReversePaymentButton.tsx';

const field = (name: string) => `resources.payments.fields.${name}`;

function PaymentTitle() {
  const translate = useTranslate();
  const payment = useRecordContext<Payment>();
  return (
    <span>
      {payment && translate('payments.show.title', { amount: formatMoney(payment.amount_minor) })}
    </span>
  );
}

function PaymentScreen() {
  const translate = useTranslate();
  const payment = useRecordContext<Payment>();
  if (!payment) return null;
  return (
    <RecordPage>
      <RecordHead
        actions={
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <MovePaymentButton payment={payment} />
            <ReversePaymentButton />
            <EditButton />
          </Box>
        }
      >
        <PaymentFacts noting />
      </RecordHead>
      <ReversedNotice />
      <RefundOffer />
      <ReversalRequests payment_id={payment.id} />
      <Section titleKey="payments.show.allocations">
        <Allocations />
      </Section>
      <Facts sx={{ px: { xs: 2, sm: 3 } }}>
        <Fact labelKey={field('memo')}>
          <TextField source="memo" emptyText="–" sx={{ overflowWrap: 'anywhere' }} />
        </Fact>
        <Fact labelKey={field('recorded_by')}>
          {payment.recorded_by === null ? (
            translate('payments.show.automatic')
          ) : (
            <UserName source="recorded_by" />
          )}
        </Fact>
        <Fact labelKey={field('created_at')}>
          <InstantField source="created_at" />
        </Fact>
        <Fact labelKey={field('client_reference')}>
          <CopyField source="client_reference" />
        </Fact>
      </Facts>
    </RecordPage>
  );
}

export function PaymentShow() {
  return (
    <Show title={<PaymentTitle />} actions={false} component="div" error={<ShowError />}>
      <PaymentScreen />
    </Show>
  );
}
