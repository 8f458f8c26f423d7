import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { PanelForm } from '../shared/panel/PanelForm.tsx';
import type { LoanFormProps } from '../shared/panel/loanPanel.ts';
import { NoteInputs } from './NoteInputs.tsx';
import { NoteSaveButton } from './NoteSaveButton.tsx';
import { noteToSend } from './noteToSend.ts';

/** Writes a note beside the loan page, with the call still going on. */
export function NotePanel({ loan, onSaved }: LoanFormProps<'note'>) {
  const translate = useTranslate();
  return (
    <PanelForm
      resource="collection_notes"
      defaults={{ loan_id: loan.id, channel: 'call', contacted_party: 'borrower' }}
      transform={noteToSend}
      savedKey="collection_notes.created"
      saveKey="collection_notes.form.save"
      saveButton={<NoteSaveButton />}
      onSaved={onSaved}
    >
      <NoteInputs loanGiven isNew />
      <Typography
        variant="caption"
        sx={{ color: 'text.secondary', '@media (hover: none)': { display: 'none' } }}
      >
        {translate('collection_notes.form.shortcut')}
      </Typography>
    </PanelForm>
  );
}
