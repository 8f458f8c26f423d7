import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import { useGetOne, useRecordContext, useTranslate } from 'react-admin';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import type { User } from '../../server/contract/resources/system.ts';
import { useSession } from '../shared/session.ts';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { NoteInputs } from './NoteInputs.tsx';
import { noteToSend } from './noteToSend.ts';
import { EditPage } from '../shared/forms/EditPage.tsx';
import { PageForm } from '../shared/forms/PageForm.tsx';

function NoteForm() {
  const translate = useTranslate();
  const note = useRecordContext<CollectionNote>();
  const me = useSession()?.id;
  if (!note) return null;
  if (note.author_id !== me) return <NotTheAuthor authorId={note.author_id} />;
  return (
    <PageForm toolbar={<SaveToolbar label="collection_notes.form.save" />}>
      <Box sx={{ width: '100%', maxWidth: 640 }}>
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('collection_notes.form.edit_hint')}
        </Alert>
        <NoteInputs loanGiven isNew={false} />
      </Box>
    </PageForm>
  );
}

/** The address of the form can be typed by anyone; the words stay their author's. */
function NotTheAuthor({ authorId }: { authorId: number }) {
  const translate = useTranslate();
  const { data: author } = useGetOne<User>('users', { id: authorId });
  return (
    <Alert severity="warning">
      <AlertTitle>{translate('collection_notes.form.not_author_title')}</AlertTitle>
      {author && translate('collection_notes.form.not_author_body', { who: author.full_name })}
    </Alert>
  );
}

export function NoteEdit() {
  return (
    <EditPage title="collection_notes.form.edit_title" transform={noteToSend}>
      <NoteForm />
    </EditPage>
  );
}
