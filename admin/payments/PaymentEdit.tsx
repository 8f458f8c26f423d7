import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { TextInput, useRecordContext, useTranslate } from 'react-admin';
import type { Payment } from '../../server/contract/resources/payments.ts';
import { ChoiceButtons } from '../shared/ChoiceButtons.tsx';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { PaymentFacts } from './PaymentFacts.tsx';
import { EditPage } from '../shared/forms/EditPage.tsx';
import { PageForm } from '../shared/forms/PageForm.tsx';

function EditTitle() {
  const translate = useTranslate();
  const payment = useRecordContext<Payment>();
  return <span>{payment && translate('payments.form.edit_title', { id: payment.id })}</span>;
}

/** Edits what describes a payment; the money itself is corrected by a reversal. */
export function PaymentEdit() {
  const translate = useTranslate();
  return (
    <EditPage title={<EditTitle />}>
      <PageForm toolbar={<SaveToolbar />}>
        <Box
          sx={{ width: '100%', maxWidth: 640, display: 'flex', flexDirection: 'column', gap: 2 }}
        >
          <PaymentFacts />
          <Alert severity="info">{translate('payments.form.edit_hint')}</Alert>
          <ChoiceButtons source="channel" of="payment_channels" isRequired />
          <TextInput source="memo" multiline helperText={false} />
        </Box>
      </PageForm>
    </EditPage>
  );
}
