import Box from '@mui/material/Box';
import { Create, SimpleForm, Toolbar } from 'react-admin';
import { NoteInputs } from './NoteInputs.tsx';
import { NoteSaveButton } from './NoteSaveButton.tsx';
import { noteToSend } from './noteToSend.ts';

/** `?source={"loan_id":7}` fills in the loan. */
export function NoteCreate() {
  return (
    <Create
      title="collection_notes.form.create_title"
      redirect="show"
      sx={{ maxWidth: 720 }}
      transform={noteToSend}
    >
      <SimpleForm
        defaultValues={{ channel: 'call', contacted_party: 'borrower' }}
        sanitizeEmptyValues
        warnWhenUnsavedChanges
        toolbar={
          <Toolbar>
            <NoteSaveButton />
          </Toolbar>
        }
      >
        <Box sx={{ width: '100%', maxWidth: 640 }}>
          <NoteInputs isNew />
        </Box>
      </SimpleForm>
    </Create>
  );
}
