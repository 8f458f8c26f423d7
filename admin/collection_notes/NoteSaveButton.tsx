import { DeskSaveButton } from '../shared/forms/DeskSaveButton.tsx';
import { useNoteContact } from '../parts/contact/useNoteContact.ts';

/**
 * A contact that broke a rule is recorded all the same; the button says where the note goes then.
 */
export function NoteSaveButton() {
  const { broken } = useNoteContact();
  return <DeskSaveButton label={broken ? 'contact.save_broken' : 'collection_notes.form.save'} />;
}
