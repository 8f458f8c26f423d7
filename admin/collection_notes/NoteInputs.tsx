import Box from '@mui/material/Box';
import { TextInput, maxLength, required } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { MAX_TEXT } from '../../server/contract/limits.ts';
import { DayInput } from '../shared/DayInput.tsx';
import { FormGrid } from '../shared/FormGrid.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { ChoiceButtons } from './ChoiceButtons.tsx';

const words = [required(), maxLength(MAX_TEXT)];

interface NoteInputsProps {
  /** The loan is settled by where the form stands, and is not asked for. */
  loanGiven?: boolean;
  /** A note that exists has its time already; a new one may leave it to the server. */
  isNew: boolean;
}

/** What happened in one contact, in the order it is told: how, with whom, what came of it, the words. */
export function NoteInputs({ loanGiven = false, isNew }: NoteInputsProps) {
  return (
    <Box sx={{ width: '100%', display: 'flex', flexDirection: 'column' }}>
      {!loanGiven && <LoanInput source="loan_id" validate={required()} helperText={false} />}
      <ChoiceButtons source="channel" of="note_channels" isRequired />
      <ChoiceButtons source="contacted_party" of="contacted_parties" isRequired />
      <ChoiceButtons source="outcome" of="note_outcomes" isRequired />
      <PromiseInputs />
      <TextInput source="content" multiline minRows={4} validate={words} helperText="collection_notes.form.content_help" />
      <InstantInput
        source="contacted_at"
        label={isNew ? 'collection_notes.form.time_now' : undefined}
        helperText={isNew ? 'collection_notes.form.time_now_help' : false}
        validate={isNew ? undefined : required()}
      />
    </Box>
  );
}

/** Asked only where something was promised. */
function PromiseInputs() {
  const promised = (useWatch({ name: 'outcome' }) as unknown) === 'promised';
  if (!promised) return null;
  return (
    <FormGrid>
      <DayInput source="promise_on" validate={required()} helperText={false} />
      <MoneyInput source="promise_amount_minor" validate={required()} helperText={false} fullWidth />
    </FormGrid>
  );
}
