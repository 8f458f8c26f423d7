import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import { ArrayInput, Form, required, SimpleFormIterator, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { BankLine } from '../../server/contract/resources/bankLines.ts';
import { formatMoney } from '../shared/format.ts';
import { DeskSaveButton } from '../shared/forms/DeskSaveButton.tsx';
import { NO_RECORD } from '../shared/forms/noRecord.ts';
import { LoanInput } from '../shared/LoanInput.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { useFocusFirst } from '../shared/panel/useFocusFirst.ts';
import { useDecision } from './useDecision.ts';

interface Part {
  loan_id?: number | null;
  amount_minor?: number | null;
}
interface Props {
  line: BankLine;
  free: number;
  onClose: () => void;
}

/** What the parts leave of the money, or take too much. */
function Left({ free }: { free: number }) {
  const translate = useTranslate();
  const parts = (useWatch({ name: 'parts' }) as Part[] | undefined) ?? [];
  const left = parts.reduce((rest, part) => rest - (part.amount_minor ?? 0), free);
  if (left === 0) return null;
  const key = left > 0 ? 'bank.act.split_left' : 'bank.act.split_over';
  return (
    <Typography
      component="output"
      className="figures"
      sx={{ mt: 1, display: 'block', color: 'warning.main' }}
    >
      {translate(key, { amount: formatMoney(Math.abs(left)) })}
    </Typography>
  );
}

/** The shares that the loans offered make of the money, where they sum to it; else empty ones. */
function startOf({ candidates }: BankLine, free: number): Part[] {
  const shares = candidates.filter(({ amount_minor }) => amount_minor < free);
  const sum = shares.reduce((total, { amount_minor }) => total + amount_minor, 0);
  if (sum === free) return shares.map(({ loan_id, amount_minor }) => ({ loan_id, amount_minor }));
  const [first, second] = candidates;
  return [
    { loan_id: first?.loan_id ?? null, amount_minor: null },
    { loan_id: second?.loan_id ?? null, amount_minor: null },
  ];
}

/** Splits the money over loans, to the fen; a part without a loan stays in suspense. */
export function SplitDialog({ line, free, onClose }: Props) {
  const translate = useTranslate();
  const id = useId();
  const holder = useFocusFirst<HTMLDivElement>();
  const send = useDecision(line, 'split', onClose);
  const submit = async ({ parts }: { parts?: Part[] }) =>
    await send({
      parts: (parts ?? []).map(({ loan_id, amount_minor }) => ({
        loan_id: loan_id ?? null,
        amount_minor,
      })),
    });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <Form
        record={NO_RECORD}
        onSubmit={submit}
        defaultValues={{ parts: startOf(line, free) }}
        noValidate
      >
        <DialogTitle id={id}>
          {translate('bank.act.split_title', { amount: formatMoney(free) })}
        </DialogTitle>
        <DialogContent ref={holder} sx={{ pt: 0 }}>
          <DialogContentText sx={{ mb: 1.5 }}>{translate('bank.act.split_hint')}</DialogContentText>
          <ArrayInput source="parts" label={false}>
            <SimpleFormIterator inline disableReordering disableClear>
              <LoanInput
                source="loan_id"
                label="resources.payments.fields.loan_id"
                helperText={false}
              />
              <MoneyInput
                source="amount_minor"
                label="resources.bank_lines.fields.amount_minor"
                validate={required()}
                helperText={false}
              />
            </SimpleFormIterator>
          </ArrayInput>
          <Left free={free} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <DeskSaveButton label="bank.act.split" icon={<></>} />
        </DialogActions>
      </Form>
    </Dialog>
  );
}
