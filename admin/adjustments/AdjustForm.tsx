import { Alert } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { maxLength, required, TextInput, useTranslate } from 'react-admin';
import type { LoanFormProps } from '../shared/panel/loanPanel.ts';
import { PanelForm } from '../shared/panel/PanelForm.tsx';
import { newUuid } from '../providers/uuid.ts';

type Props = LoanFormProps<
  | 'charge'
  | 'waiver'
  | 'refund'
  | 'misuse'
  | 'acceleration'
  | 'repayment_day'
  | 'small_balance'
  | 'write_off'
> & {
  /** A hint above the questions. */
  hint?: string;
  defaults?: Record<string, unknown>;
  children: ReactNode;
};

/**
 * A request beside the loan page. One reference a form: however often it is sent, it is asked once.
 */
export function AdjustForm({ loan, kind, hint, defaults, preset, onSaved, children }: Props) {
  const translate = useTranslate();
  const [client_reference] = useState(newUuid);
  const atOnce = kind === 'charge';
  return (
    <PanelForm
      resource="adjustments"
      defaults={{ loan_id: loan.id, kind, client_reference, ...defaults, ...preset }}
      savedKey={atOnce ? 'adjustments.saved.charge' : 'adjustments.saved.proposed'}
      saveKey={atOnce ? 'adjustments.form.charge_save' : 'adjustments.form.propose_save'}
      onSaved={onSaved}
    >
      <Alert severity="info" sx={{ width: '100%', mb: 1.5 }}>
        {hint && <div>{hint}</div>}
        {!atOnce && <div>{translate('adjustments.form.second_person')}</div>}
      </Alert>
      {children}
      <TextInput
        source="reason"
        multiline
        minRows={2}
        validate={[required(), maxLength(500)]}
        helperText={atOnce ? false : 'adjustments.form.reason_help'}
      />
    </PanelForm>
  );
}
