import { useCallback, useEffect, useRef, useState } from 'react';
import { Confirm, CreateBase, EditBase, SaveButton, SimpleForm, TextInput, Toolbar, required, useNotify, useRefresh, useTranslate } from 'react-admin';
import { useFormState } from 'react-hook-form';
import type { BorrowerContact } from '../../server/contract/resources/borrowerContacts.ts';
import { ChoiceButtons } from '../collection_notes/ChoiceButtons.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { SidePanel } from '../shared/SidePanel.tsx';

interface Props {
  borrowerId: number;
  contact: BorrowerContact | 'new' | null;
  onClose: () => void;
}

/** The form at the right of the borrower's page. Closing it with something typed asks first. */
export function ContactPanel({ borrowerId, contact, onClose }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const dirty = useRef(false);
  const [asking, setAsking] = useState(false);
  const onDirty = useCallback((value: boolean) => {
    dirty.current = value;
  }, []);
  const close = () => {
    dirty.current = false;
    setAsking(false);
    onClose();
  };
  const onSuccess = () => {
    notify('contacts.form.saved', { type: 'success' });
    close();
    refresh();
  };
  const isNew = contact === 'new';
  const form = <ContactForm isNew={isNew} onDirty={onDirty} />;
  return (
    <SidePanel open={contact !== null} onClose={() => (dirty.current ? setAsking(true) : close())} title={translate(isNew ? 'contacts.form.add_title' : 'contacts.form.edit_title')}>
      {isNew && (
        <CreateBase resource="borrower_contacts" redirect={false} record={{ borrower_id: borrowerId, relation: 'emergency_contact' }} mutationOptions={{ onSuccess }}>
          {form}
        </CreateBase>
      )}
      {contact !== null && contact !== 'new' && (
        // Pessimistic, or the server's words could not reach the fields.
        <EditBase key={contact.id} resource="borrower_contacts" id={contact.id} redirect={false} mutationMode="pessimistic" mutationOptions={{ onSuccess }}>
          {form}
        </EditBase>
      )}
      <Confirm isOpen={asking} title="loans.actions.close_title" content="loans.actions.close_body" onConfirm={close} onClose={() => setAsking(false)} />
    </SidePanel>
  );
}

function Watch({ onDirty }: { onDirty: (dirty: boolean) => void }) {
  const { isDirty } = useFormState();
  useEffect(() => {
    onDirty(isDirty);
  }, [onDirty, isDirty]);
  return null;
}

function ContactForm({ isNew, onDirty }: { isNew: boolean; onDirty: (dirty: boolean) => void }) {
  return (
    <SimpleForm
      sanitizeEmptyValues={isNew}
      sx={{ px: 3, py: 2 }}
      toolbar={
        <Toolbar sx={{ px: 3, position: 'static' }}>
          <SaveButton label="contacts.form.save" alwaysEnable />
        </Toolbar>
      }
    >
      <Watch onDirty={onDirty} />
      <ChoiceButtons source="relation" of="contact_relations" isRequired />
      <TextInput source="full_name" validate={required()} helperText={false} autoComplete="off" />
      <TextInput source="relationship" helperText="contacts.form.relationship_help" autoComplete="off" />
      <TextInput source="phone" validate={required()} helperText={isNew ? false : 'contacts.form.masked_help'} autoComplete="off" inputMode="tel" />
      <DayInput source="consented_on" helperText="contacts.form.consented_help" />
      <DayInput source="refused_on" helperText="contacts.form.refused_help" />
    </SimpleForm>
  );
}
