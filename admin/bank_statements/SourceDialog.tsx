import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId } from 'react';
import {
  Form,
  maxLength,
  required,
  TextInput,
  useDataProvider,
  useNotify,
  useRefresh,
  useTranslate,
} from 'react-admin';
import type { BankSource } from '../../server/contract/resources/bankSources.ts';
import { EnumInput } from '../shared/EnumInput.tsx';
import { fieldErrorsOf, messageOf } from '../shared/errors.ts';
import { DeskSaveButton } from '../shared/forms/DeskSaveButton.tsx';
import { useFocusFirst } from '../shared/panel/useFocusFirst.ts';

interface Props {
  onMade: (id: number) => void;
  onClose: () => void;
}

/** Asks for an account or channel: its name, and the channel of the payments it brings. */
export function SourceDialog({ onMade, onClose }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const dataProvider = useDataProvider();
  const id = useId();
  const holder = useFocusFirst<HTMLDivElement>();
  const submit = async (values: object) => {
    try {
      const { data } = await dataProvider.create<BankSource>('bank_sources', { data: values });
      refresh();
      onMade(data.id);
      onClose();
      return undefined;
    } catch (error) {
      const fields = fieldErrorsOf(error);
      if (!fields) notify(messageOf(error), { type: 'error' });
      return fields;
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={id}>
      <Form onSubmit={submit} defaultValues={{ channel: 'bank_transfer', unit: 'yuan' }} noValidate>
        <DialogTitle id={id}>{translate('bank.upload.new_source')}</DialogTitle>
        <DialogContent ref={holder} sx={{ pt: 0 }}>
          <TextInput
            source="name"
            label="bank.upload.source_name"
            validate={[required(), maxLength(60)]}
            helperText={false}
          />
          <EnumInput
            source="channel"
            label="resources.bank_sources.fields.channel"
            of="statement_channels"
            validate={required()}
            helperText={false}
          />
          <EnumInput
            source="unit"
            label="resources.bank_sources.fields.unit"
            of="bank_units"
            validate={required()}
            helperText={false}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <DeskSaveButton label="bank.upload.new_source" icon={<></>} />
        </DialogActions>
      </Form>
    </Dialog>
  );
}
