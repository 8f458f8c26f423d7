import Typography from '@mui/material/Typography';
import {
  CreateBase,
  EditBase,
  TextInput,
  required,
  useNotify,
  useRecordContext,
  useRefresh,
  useTranslate,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { BorrowerContact } from '../../server/contract/resources/borrowerContacts.ts';
import { ChoiceButtons } from '../shared/ChoiceButtons.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { DeskForm } from '../shared/forms/DeskForm.tsx';
import { FormPlaceContext } from '../shared/forms/place.ts';
import { DeskSaveButton } from '../shared/forms/DeskSaveButton.tsx';
import { PanelBody } from '../shared/panel/PanelBody.tsx';
import { SidePanel } from '../shared/SidePanel.tsx';

interface Props {
  borrowerId: number;
  /** The contact to change, by its id, or a new one. */
  contact: number | 'new' | null;
  onClose: () => void;
}

/** The form at the right of the borrower's page. */
export function ContactPanel({ borrowerId, contact, onClose }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const onSuccess = () => {
    notify('contacts.form.saved', { type: 'success' });
    onClose();
    refresh();
  };
  const isNew = contact === 'new';
  return (
    <SidePanel
      open={contact !== null}
      onClose={onClose}
      title={translate(isNew ? 'contacts.form.add_title' : 'contacts.form.edit_title')}
    >
      <FormPlaceContext
        value={{
          name: `contact/borrowers/${borrowerId}/${contact}`,
          title: isNew ? 'contacts.form.add_title' : 'contacts.form.edit_title',
          address: `/borrowers/${borrowerId}/show`,
          borrower_id: borrowerId,
          panel: contact,
        }}
      >
        {isNew && (
          <CreateBase
            resource="borrower_contacts"
            redirect={false}
            record={{ borrower_id: borrowerId, relation: 'emergency_contact' }}
            mutationOptions={{ onSuccess }}
          >
            <ContactForm isNew />
          </CreateBase>
        )}
        {contact !== null && contact !== 'new' && (
          // Pessimistic, or the server's words could not reach the fields.
          <EditBase
            key={contact}
            resource="borrower_contacts"
            id={contact}
            redirect={false}
            mutationMode="pessimistic"
            mutationOptions={{ onSuccess }}
          >
            <ContactForm />
          </EditBase>
        )}
      </FormPlaceContext>
    </SidePanel>
  );
}

function ContactForm({ isNew = false }: { isNew?: boolean }) {
  const translate = useTranslate();
  const contact = useRecordContext<BorrowerContact>();
  // Another name for the same person opens no way to call them.
  const stays = !isNew && contact?.refused_on ? [contact.relation] : undefined;
  return (
    <DeskForm sanitizeEmptyValues={isNew}>
      <PanelBody actions={<DeskSaveButton label="contacts.form.save" />}>
        <ChoiceButtons
          source="relation"
          of="contact_relations"
          isRequired
          {...(stays ? { only: stays } : {})}
        />
        {stays && (
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
            {translate('contacts.form.role_stays')}
          </Typography>
        )}
        <TextInput source="full_name" validate={required()} helperText={false} autoComplete="off" />
        <TextInput
          source="relationship"
          helperText="contacts.form.relationship_help"
          autoComplete="off"
        />
        <TextInput
          source="phone"
          validate={required()}
          helperText={isNew ? false : 'contacts.form.masked_help'}
          autoComplete="off"
          inputMode="tel"
        />
        <GuarantorInputs isNew={isNew} />
        <DayInput source="consented_on" helperText="contacts.form.consented_help" />
        <DayInput source="refused_on" helperText="contacts.form.refused_help" />
      </PanelBody>
    </DeskForm>
  );
}

/** What only a guarantee needs: who the guarantor is, and that they may be reported. */
function GuarantorInputs({ isNew }: { isNew: boolean }) {
  const relation = useWatch({ name: 'relation' }) as unknown;
  if (relation !== 'guarantor') return null;
  const help = isNew ? false : 'contacts.form.masked_help';
  return (
    <>
      <TextInput source="national_id" helperText={help} autoComplete="off" />
      <TextInput source="address" helperText={help} autoComplete="off" />
      <DayInput source="report_consented_on" helperText="contacts.form.report_help" />
    </>
  );
}
