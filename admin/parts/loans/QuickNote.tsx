import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import { Box, IconButton, Tooltip } from '@mui/material';
import { type SyntheticEvent, useState } from 'react';
import { RecordContextProvider, useGetOne, useRecordContext, useTranslate } from 'react-admin';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { useMay } from '../../shared/session.ts';
import { LoanPanel } from './LoanPanel.tsx';

/**
 * Keeps the events of the form inside it: a row it opened from must not take them for a click of
 * its own.
 */
const keep = (event: SyntheticEvent) => event.stopPropagation();

/** The form is not set like the cell it opens from. */
const PLACE = {
  display: 'inline-block',
  textAlign: 'start',
  whiteSpace: 'normal',
  font: 'inherit',
  fontWeight: 400,
} as const;

/**
 * A note on a loan from wherever the loan is shown, without leaving the page: the loan named, or
 * that of the record around it.
 */
export function QuickNote({ loanId: named }: { loanId?: number }) {
  const translate = useTranslate();
  const record = useRecordContext<{ id: number; loan_id?: number }>();
  const loanId = named ?? record?.loan_id;
  const allowed = useMay('collection_notes', 'create');
  const [open, setOpen] = useState(false);
  if (!allowed || loanId === undefined) return null;
  return (
    <Box onClick={keep} onKeyDown={keep} sx={PLACE}>
      <Tooltip title={translate('loans.actions.note')}>
        <IconButton
          size="small"
          aria-label={translate('loans.actions.note')}
          onClick={() => setOpen(true)}
          sx={{ my: -0.5 }}
        >
          <EditNoteOutlined fontSize="small" />
        </IconButton>
      </Tooltip>
      {open && <NoteOn loanId={loanId} onClose={() => setOpen(false)} />}
    </Box>
  );
}

function NoteOn({ loanId, onClose }: { loanId: number; onClose: () => void }) {
  const { data: loan } = useGetOne<Loan>('loans', { id: loanId });
  if (!loan) return null;
  return (
    <RecordContextProvider value={loan}>
      <LoanPanel panel={{ kind: 'note' }} onClose={onClose} />
    </RecordContextProvider>
  );
}
