import { useState } from 'react';
import { newUuid } from '../providers/uuid.ts';
import { useBusinessDate } from '../shared/session.ts';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { PaymentInputs } from './PaymentInputs.tsx';
import { CreatePage } from '../shared/forms/CreatePage.tsx';
import { PageForm } from '../shared/forms/PageForm.tsx';

/**
 * `?source={"loan_id":7}` fills in the loan. One reference a form: however often it is sent, it is
 * booked once.
 */
export function PaymentCreate() {
  const paid_on = useBusinessDate();
  const [client_reference] = useState(newUuid);
  return (
    <CreatePage title="payments.form.create_title" sx={{ maxWidth: 1040 }}>
      <PageForm
        defaultValues={{ client_reference, paid_on, channel: 'bank_transfer' }}
        sanitizeEmptyValues
        toolbar={<SaveToolbar label="payments.form.save" isNew />}
      >
        <PaymentInputs />
      </PageForm>
    </CreatePage>
  );
}
