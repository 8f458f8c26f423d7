import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId } from 'react';
import { Form, required, useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { BankDay, SourceDay } from '../../server/contract/resources/bankDays.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { fieldErrorsOf, messageOf } from '../shared/errors.ts';
import { DeskSaveButton } from '../shared/forms/DeskSaveButton.tsx';
import { NO_RECORD } from '../shared/forms/noRecord.ts';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { useFocusFirst } from '../shared/panel/useFocusFirst.ts';

interface Props {
  day: BankDay;
  source: SourceDay;
  onClose: () => void;
}

/** Asks for the totals that a source itself states of a day. */
export function StateDialog({ day, source, onClose }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const id = useId();
  const holder = useFocusFirst<HTMLDivElement>();
  const submit = async (values: object) => {
    try {
      const body = { ...values, source_id: source.source_id };
      await dataProvider.command('bank_days', day.day_on, 'state', body);
      notify('bank.day.stated_done', { type: 'success' });
      onClose();
      refresh();
      return undefined;
    } catch (error) {
      const fields = fieldErrorsOf(error);
      if (!fields) notify(messageOf(error), { type: 'error' });
      return fields;
    }
  };
  const start = { in_minor: source.stated_in_minor, out_minor: source.stated_out_minor ?? 0 };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={id}>
      <Form record={NO_RECORD} onSubmit={submit} defaultValues={start} noValidate>
        <DialogTitle id={id}>{`${source.source_name} · ${day.day_on}`}</DialogTitle>
        <DialogContent ref={holder} sx={{ pt: 0 }}>
          <MoneyInput
            source="in_minor"
            label="bank.day.stated_in"
            validate={required()}
            helperText={false}
          />
          <MoneyInput
            source="out_minor"
            label="bank.day.stated_out"
            validate={required()}
            helperText={false}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <DeskSaveButton label="bank.day.state" icon={<></>} />
        </DialogActions>
      </Form>
    </Dialog>
  );
}
