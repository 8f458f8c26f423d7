import Box from '@mui/material/Box';
import { Create, maxLength, required, SimpleForm, TextInput } from 'react-admin';
import { COMPLAINT_SOURCES } from '../../server/contract/enums.ts';
import { ChoiceButtons } from '../shared/ChoiceButtons.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { submitOnEnter } from '../shared/panel/submitOnEnter.ts';
import { useBusinessDate } from '../shared/session.ts';
import { NoteOfLoanInput } from './NoteOfLoanInput.tsx';

const words = [required(), maxLength(2000)];

/** `?source={"loan_id":7,"note_id":9}` fills in what it is about. */
export function ComplaintCreate() {
  const received_on = useBusinessDate();
  return (
    <Create title="complaints.form.create_title" redirect="show" sx={{ maxWidth: 720 }}>
      <SimpleForm
        defaultValues={{ received_on }}
        sanitizeEmptyValues
        warnWhenUnsavedChanges
        toolbar={<SaveToolbar label="complaints.form.save" isNew />}
      >
        <Box
          sx={{ width: '100%', maxWidth: 640, display: 'flex', flexDirection: 'column' }}
          onKeyDown={submitOnEnter}
        >
          <LoanInput source="loan_id" validate={required()} helperText={false} />
          <NoteOfLoanInput />
          <ChoiceButtons
            source="source"
            of="complaint_sources"
            only={COMPLAINT_SOURCES}
            isRequired
          />
          <DayInput source="received_on" validate={required()} helperText={false} />
          <TextInput
            source="statement"
            multiline
            minRows={4}
            validate={words}
            helperText="complaints.form.statement_help"
          />
        </Box>
      </SimpleForm>
    </Create>
  );
}
