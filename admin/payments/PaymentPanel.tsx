import { useState } from 'react';
import { PanelForm } from '../loans/PanelForm.tsx';
import type { LoanFormProps } from '../loans/PanelForm.tsx';
import { newUuid } from '../providers/uuid.ts';
import { useBusinessDate } from '../shared/session.ts';
import { PaymentInputs } from './PaymentInputs.tsx';

/** Records a payment beside the loan page. One reference a form: however often it is sent, it is booked once. */
export function PaymentPanel({ loan, preset, onDirty, onSaved }: LoanFormProps) {
  const paid_on = useBusinessDate();
  const [client_reference] = useState(newUuid);
  return (
    <PanelForm
      resource="payments"
      defaults={{ loan_id: loan.id, client_reference, paid_on, channel: 'bank_transfer', ...preset }}
      savedKey="payments.created"
      saveKey="payments.form.save"
      onDirty={onDirty}
      onSaved={onSaved}
    >
      <PaymentInputs loanGiven />
    </PanelForm>
  );
}
