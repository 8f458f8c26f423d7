import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId } from 'react';
import { Form, ReferenceInput, required, SelectInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { BankLine } from '../../server/contract/resources/bankLines.ts';
import type { Payment } from '../../server/contract/resources/payments.ts';
import { DeskSaveButton } from '../shared/forms/DeskSaveButton.tsx';
import { NO_RECORD } from '../shared/forms/noRecord.ts';
import { formatMoney } from '../shared/format.ts';
import { LoanInput } from '../shared/LoanInput.tsx';
import { useFocusFirst } from '../shared/panel/useFocusFirst.ts';
import { useDecision } from './useDecision.ts';

interface Props {
  line: BankLine;
  best: number | undefined;
  onClose: () => void;
}

const paymentText = ({ paid_on, amount_minor }: Payment): string =>
  `${paid_on} ${formatMoney(amount_minor)}`;

/** A payment of the loan that may be this very money, recorded by hand before. */
function SamePayment({ line }: { line: BankLine }) {
  const loan_id = useWatch({ name: 'loan_id' }) as unknown;
  if (typeof loan_id !== 'number') return null;
  const amount = line.amount_minor - line.booked_minor - line.returned_minor;
  const filter = {
    loan_id,
    status: 'posted',
    amount_minor_gte: amount,
    amount_minor_lte: amount,
  };
  return (
    <ReferenceInput source="payment_id" reference="payments" filter={filter} perPage={10}>
      <SelectInput label="bank.act.same" optionText={paymentText} helperText={false} fullWidth />
    </ReferenceInput>
  );
}

/** Books the money on any loan, or names the payment that it is. */
export function BookDialog({ line, best, onClose }: Props) {
  const translate = useTranslate();
  const id = useId();
  const holder = useFocusFirst<HTMLDivElement>();
  const send = useDecision(line, 'book', onClose);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={id}>
      <Form record={NO_RECORD} onSubmit={send} defaultValues={{ loan_id: best ?? null }} noValidate>
        <DialogTitle id={id}>{translate('bank.act.book')}</DialogTitle>
        <DialogContent ref={holder} sx={{ pt: 0 }}>
          <LoanInput
            source="loan_id"
            label="bank.show.other"
            validate={required()}
            helperText={false}
          />
          <SamePayment line={line} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <DeskSaveButton label="bank.act.book" icon={<></>} />
        </DialogActions>
      </Form>
    </Dialog>
  );
}
