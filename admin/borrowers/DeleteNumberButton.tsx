import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { IconButton, Tooltip } from '@mui/material';
import { useState } from 'react';
import { Confirm, useDelete, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { BorrowerNumber } from '../../server/contract/resources/borrowerNumbers.ts';
import { messageOf } from '../shared/errors.ts';
import { useMay } from '../shared/session.ts';

/** Deletes a number that was never called and is not the primary; for supervisors. */
export function DeleteNumberButton({ number }: { number: BorrowerNumber }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const mayDelete = useMay('borrower_numbers', 'delete');
  const [asking, setAsking] = useState(false);
  const [remove, { isPending }] = useDelete<BorrowerNumber>(
    'borrower_numbers',
    { id: number.id, previousData: number },
    {
      mutationMode: 'pessimistic',
      onSuccess: () => {
        notify('numbers.delete.done', { type: 'success' });
        refresh();
      },
      onError: (error) => notify(messageOf(error), { type: 'error' }),
      onSettled: () => setAsking(false),
    },
  );
  if (!mayDelete || number.is_primary === 1 || number.state === 'refused') return null;
  const label = translate('numbers.delete.action', { number: number.phone });
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
        title={translate('numbers.delete.title', { number: number.phone })}
        content="numbers.delete.body"
        onConfirm={() => {
          void remove();
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
