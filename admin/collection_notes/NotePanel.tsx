import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { dropSlot, heldSlot } from '../parts/contact/heldSlot.ts';
import { PanelForm } from '../shared/panel/PanelForm.tsx';
import type { LoanFormProps } from '../shared/panel/loanPanel.ts';
import { NoteInputs } from './NoteInputs.tsx';
import { NoteSaveButton } from './NoteSaveButton.tsx';
import { noteToSend } from './noteToSend.ts';

/** Writes a note beside the loan page, with the call still going on. */
export function NotePanel({ loan, onSaved }: LoanFormProps<'note'>) {
  const translate = useTranslate();
  const [reservation] = useState(() => heldSlot(loan.id));
  return (
    <PanelForm
      resource="collection_notes"
      defaults={{
        loan_id: loan.id,
        channel: 'call',
        contacted_party: 'borrower',
        ...(reservation && { reservation }),
      }}
      transform={noteToSend}
      savedKey="collection_notes.created"
      saveKey="collection_notes.form.save"
      saveButton={<NoteSaveButton />}
      onSaved={() => {
        dropSlot(loan.id);
        onSaved();
      }}
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
