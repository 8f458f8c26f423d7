import { useState } from 'react';
import { Create, SimpleForm } from 'react-admin';
import { newUuid } from '../providers/uuid.ts';
import { useBusinessDate } from '../shared/session.ts';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { PaymentInputs } from './PaymentInputs.tsx';

/**
 * `?source={"loan_id":7}` fills in the loan. One reference a form: however often it is sent, it is
 * booked once.
 */
export function PaymentCreate() {
  const paid_on = useBusinessDate();
  const [client_reference] = useState(newUuid);
  return (
    <Create title="payments.form.create_title" redirect="show" sx={{ maxWidth: 1040 }}>
      <SimpleForm
        defaultValues={{ client_reference, paid_on, channel: 'bank_transfer' }}
        sanitizeEmptyValues
        warnWhenUnsavedChanges
        toolbar={<SaveToolbar label="payments.form.save" isNew />}
      >
        <PaymentInputs />
      </SimpleForm>
    </Create>
  );
}
