import Box from '@mui/material/Box';
import { TextInput, maxLength, required, useGetOne } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { NOTE_OUTCOMES } from '../../server/contract/enums.ts';
import { MAX_TEXT } from '../../server/contract/limits.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { ContactChoice } from '../parts/contact/ContactChoice.tsx';
import { NumberChoice } from '../parts/contact/NumberChoice.tsx';
import { ContactState } from '../parts/contact/ContactState.tsx';
import { LastContacts } from '../parts/contact/LastContacts.tsx';
import { FormGrid } from '../shared/FormGrid.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { ChoiceButtons } from '../shared/ChoiceButtons.tsx';
import { LoansOfContact } from './LoansOfContact.tsx';
import { CollectorInput } from './CollectorInput.tsx';
import { PromiseInputs } from './PromiseInputs.tsx';
import { TemplateChips } from './TemplateChips.tsx';

const words = [required(), maxLength(MAX_TEXT)];
const MAX_REFERENCE = 100;

interface NoteInputsProps {
  /** The loan is settled by where the form stands, and is not asked for. */
  loanGiven?: boolean;
  /** A note that exists has its time already; a new one may leave it to the server. */
  isNew: boolean;
}

/**
 * The questions of a note in the order a contact is told: how, with whom, whether it may be, what
 * came of it, the words.
 */
export function NoteInputs({ loanGiven = false, isNew }: NoteInputsProps) {
  return (
    <Box sx={{ width: '100%', display: 'flex', flexDirection: 'column' }}>
      {!loanGiven && <LoanInput source="loan_id" validate={required()} helperText={false} />}
      <ChoiceButtons source="channel" of="note_channels" isRequired />
      <ChoiceButtons source="contacted_party" of="contacted_parties" isRequired />
      <ContactChoice />
      {isNew && <NumberChoice />}
      {isNew && <LoansOfContact />}
      <CollectorInput />
      {isNew && <ContactState />}
      {isNew && <ContactsBefore />}
      <OutcomeInput />
      <PromiseInputs />
      <TemplateChips />
      <TextInput
        source="content"
        multiline
        minRows={4}
        validate={words}
        helperText="collection_notes.form.content_help"
      />
      <FormGrid>
        <InstantInput
          source="contacted_at"
          label={isNew ? 'collection_notes.form.time_now' : undefined}
          helperText={isNew ? 'collection_notes.form.time_now_help' : false}
          validate={isNew ? undefined : required()}
          fullWidth
        />
        <TextInput
          source="recording_reference"
          validate={maxLength(MAX_REFERENCE)}
          helperText={false}
          autoComplete="off"
        />
      </FormGrid>
    </Box>
  );
}

/**
 * An emergency contact is no debtor and promises nothing; a promise chosen before stays in sight
 * until it is changed.
 */
const NO_PROMISE = NOTE_OUTCOMES.filter((outcome) => outcome !== 'promised');

function OutcomeInput() {
  const [party, outcome] = useWatch({ name: ['contacted_party', 'outcome'] }) as unknown[];
  return (
    <ChoiceButtons
      source="outcome"
      of="note_outcomes"
      only={party === 'emergency_contact' && outcome !== 'promised' ? NO_PROMISE : undefined}
      isRequired
    />
  );
}

function ContactsBefore() {
  const loanId = useWatch({ name: 'loan_id' }) as unknown;
  const { data: loan } = useGetOne<Loan>(
    'loans',
    { id: typeof loanId === 'number' ? loanId : 0 },
    { enabled: typeof loanId === 'number' },
  );
  return loan ? <LastContacts borrowerId={loan.borrower_id} /> : null;
}
