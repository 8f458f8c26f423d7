import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { Confirm, useDelete, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { BorrowerContact } from '../../server/contract/resources/borrowerContacts.ts';
import { messageOf } from '../shared/errors.ts';
import { useMay } from '../shared/session.ts';

/** Deletes a person who was never contacted; for supervisors. */
export function DeleteContactButton({ contact }: { contact: BorrowerContact }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const mayDelete = useMay('borrower_contacts', 'delete');
  const [asking, setAsking] = useState(false);
  const [remove, { isPending }] = useDelete<BorrowerContact>(
    'borrower_contacts',
    { id: contact.id, previousData: contact },
    {
      mutationMode: 'pessimistic',
      onSuccess: () => {
        notify('contacts.delete.done', { type: 'success' });
        refresh();
      },
      onError: (error) => notify(messageOf(error), { type: 'error' }),
      onSettled: () => setAsking(false),
    },
  );
  if (!mayDelete || contact.last_contacted_at !== null) return null;
  const label = translate('contacts.delete.action', { name: contact.full_name });
  return (
    <>
      <Tooltip title={label}>
        <IconButton size="small" aria-label={label} onClick={() => setAsking(true)}>
          <DeleteIcon fontSize="small" />
        </IconButton>
      </Tooltip>
      <Confirm
        isOpen={asking}
        loading={isPending}
        title={translate('contacts.delete.title', { name: contact.full_name })}
        content="contacts.delete.body"
        onConfirm={() => {
          void remove();
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
