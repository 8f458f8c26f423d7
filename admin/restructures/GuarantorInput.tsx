import PersonAddIcon from '@mui/icons-material/PersonAddOutlined';
import { Box, Button, Dialog, DialogTitle } from '@mui/material';
import { useState } from 'react';
import {
  CreateBase,
  maxLength,
  ReferenceInput,
  required,
  SelectInput,
  SimpleForm,
  TextInput,
  useNotify,
  useRefresh,
  useTranslate,
} from 'react-admin';
import { useFormContext } from 'react-hook-form';
import type { BorrowerContact } from '../../server/contract/resources/borrowerContacts.ts';
import { DayInput } from '../shared/DayInput.tsx';
import { useBusinessDate, useMay } from '../shared/session.ts';

const MOST_GUARANTORS = 50;

const personText = (contact?: BorrowerContact) =>
  contact
    ? [contact.full_name, contact.relationship, contact.phone].filter(Boolean).join(' · ')
    : '';

/**
 * Chooses who stands in for the borrower: a guarantor on file, or a new one put there from here.
 */
export function GuarantorInput({ borrowerId }: { borrowerId: number }) {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const mayAdd = useMay('borrower_contacts', 'create');
  const [adding, setAdding] = useState(false);
  const added = (id: number) => {
    setAdding(false);
    setValue('guarantor_id', id, { shouldDirty: true });
  };
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', flexWrap: 'wrap' }}>
      <Box sx={{ flex: '1 1 240px' }}>
        <ReferenceInput
          source="guarantor_id"
          reference="borrower_contacts"
          filter={{ borrower_id: borrowerId, relation: 'guarantor' }}
          perPage={MOST_GUARANTORS}
          sort={{ field: 'id', order: 'ASC' }}
        >
          <SelectInput
            optionText={personText}
            validate={required()}
            helperText="restructures.form.guarantor_help"
          />
        </ReferenceInput>
      </Box>
      {mayAdd && (
        <Button startIcon={<PersonAddIcon />} sx={{ mt: 1.25 }} onClick={() => setAdding(true)}>
          {translate('restructures.form.guarantor_add')}
        </Button>
      )}
      <Dialog
        open={adding}
        onClose={() => setAdding(false)}
        fullWidth
        maxWidth="xs"
        aria-labelledby="guarantor-title"
      >
        <DialogTitle id="guarantor-title">
          {translate('restructures.form.guarantor_add')}
        </DialogTitle>
        <NewGuarantor borrowerId={borrowerId} onAdded={added} />
      </Dialog>
    </Box>
  );
}

function NewGuarantor({
  borrowerId,
  onAdded,
}: {
  borrowerId: number;
  onAdded: (id: number) => void;
}) {
  const notify = useNotify();
  const refresh = useRefresh();
  const consented_on = useBusinessDate();
  const onSuccess = ({ id }: BorrowerContact) => {
    notify('restructures.form.guarantor_added', { type: 'success' });
    refresh();
    onAdded(id);
  };
  return (
    <CreateBase
      resource="borrower_contacts"
      redirect={false}
      record={{ borrower_id: borrowerId, relation: 'guarantor', consented_on }}
      mutationOptions={{ onSuccess }}
    >
      <SimpleForm sanitizeEmptyValues sx={{ pt: 0 }}>
        <TextInput source="full_name" validate={[required(), maxLength(100)]} helperText={false} />
        <TextInput source="phone" validate={required()} helperText={false} />
        <TextInput
          source="relationship"
          validate={maxLength(40)}
          helperText="restructures.form.relationship_help"
        />
        <DayInput source="consented_on" fullWidth helperText="restructures.form.consented_help" />
      </SimpleForm>
    </CreateBase>
  );
}
