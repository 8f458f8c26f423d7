import { useState } from 'react';
import { PanelForm } from '../shared/panel/PanelForm.tsx';
import type { LoanFormProps } from '../shared/panel/loanPanel.ts';
import { newUuid } from '../providers/uuid.ts';
import { useBusinessDate } from '../shared/session.ts';
import { PaymentInputs } from './PaymentInputs.tsx';

/**
 * Records a payment beside the loan page. One reference a form: however often it is sent, it is
 * booked once.
 */
export function PaymentPanel({ loan, preset, onSaved }: LoanFormProps<'payment'>) {
  const paid_on = useBusinessDate();
  const [client_reference] = useState(newUuid);
  return (
    <PanelForm
      resource="payments"
      defaults={{
        loan_id: loan.id,
        client_reference,
        paid_on,
        channel: 'bank_transfer',
        ...preset,
      }}
      savedKey="payments.created"
      saveKey="payments.form.save"
      onSaved={onSaved}
    >
      <PaymentInputs loanGiven />
    </PanelForm>
  );
}
