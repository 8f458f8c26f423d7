import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import { IconButton, Tooltip } from '@mui/material';
import { type SyntheticEvent } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { openPanel } from '../../shared/panel/openedPanel.ts';
import { useBeginWalk } from '../../shared/walk/useBeginWalk.ts';
import { useMay } from '../../shared/session.ts';

/** A row that is clicked on opens its record; the button in it does not. */
const keep = (event: SyntheticEvent) => event.stopPropagation();

interface Props {
  loanId?: number;
  /** Once the note is saved, leads to the next loan of the list around. */
  onward?: boolean;
}

/**
 * A note on a loan from wherever the loan is shown, without leaving the page: the loan named, or
 * that of the record around it.
 */
export function QuickNote({ loanId: named, onward = false }: Props) {
  const translate = useTranslate();
  const record = useRecordContext<{ id: number; loan_id?: number }>();
  const loanId = named ?? record?.loan_id;
  const beginWalk = useBeginWalk();
  const allowed = useMay('collection_notes', 'create');
  if (!allowed || loanId === undefined) return null;
  return (
    <Tooltip title={translate('loans.actions.note')}>
      <IconButton
        size="small"
        aria-label={translate('loans.actions.note')}
        onKeyDown={keep}
        onClick={(event) => {
          keep(event);
          if (onward) beginWalk();
          openPanel(loanId, { kind: 'note' }, { onward });
        }}
        sx={{ my: -0.5 }}
      >
        <EditNoteOutlined fontSize="small" />
      </IconButton>
    </Tooltip>
  );
}
