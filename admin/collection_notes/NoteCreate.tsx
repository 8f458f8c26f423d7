import Box from '@mui/material/Box';
import { Toolbar } from 'react-admin';
import { NoteInputs } from './NoteInputs.tsx';
import { NoteSaveButton } from './NoteSaveButton.tsx';
import { noteToSend } from './noteToSend.ts';
import { CreatePage } from '../shared/forms/CreatePage.tsx';
import { PageForm } from '../shared/forms/PageForm.tsx';

/** `?source={"loan_id":7}` fills in the loan. */
export function NoteCreate() {
  return (
    <CreatePage
      title="collection_notes.form.create_title"
      sx={{ maxWidth: 720 }}
      transform={noteToSend}
    >
      <PageForm
        defaultValues={{ channel: 'call', contacted_party: 'borrower' }}
        sanitizeEmptyValues
        toolbar={
          <Toolbar>
            <NoteSaveButton />
          </Toolbar>
        }
      >
        <Box sx={{ width: '100%', maxWidth: 640 }}>
          <NoteInputs isNew />
        </Box>
      </PageForm>
    </CreatePage>
  );
}
