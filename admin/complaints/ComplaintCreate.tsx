import Box from '@mui/material/Box';
import { maxLength, required, TextInput } from 'react-admin';
import { COMPLAINT_SOURCES } from '../../server/contract/enums.ts';
import { ChoiceButtons } from '../shared/ChoiceButtons.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { DESK_PEOPLE } from '../shared/deskPeople.ts';
import { LoanInput } from '../shared/LoanInput.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { useBusinessDate } from '../shared/session.ts';
import { NoteOfLoanInput } from './NoteOfLoanInput.tsx';
import { CreatePage } from '../shared/forms/CreatePage.tsx';
import { PageForm } from '../shared/forms/PageForm.tsx';

const words = [required(), maxLength(2000)];

/** `?source={"loan_id":7,"note_id":9}` fills in what it is about. */
export function ComplaintCreate() {
  const received_on = useBusinessDate();
  return (
    <CreatePage title="complaints.form.create_title" sx={{ maxWidth: 720 }}>
      <PageForm
        defaultValues={{ received_on }}
        sanitizeEmptyValues
        toolbar={<SaveToolbar label="complaints.form.save" isNew />}
      >
        <Box sx={{ width: '100%', maxWidth: 640, display: 'flex', flexDirection: 'column' }}>
          <LoanInput source="loan_id" validate={required()} helperText={false} />
          <NoteOfLoanInput />
          <ChoiceButtons
            source="source"
            of="complaint_sources"
            only={COMPLAINT_SOURCES}
            isRequired
          />
          <PersonInput
            source="about_user_id"
            among={DESK_PEOPLE}
            helperText="complaints.form.about_help"
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
      </PageForm>
    </CreatePage>
  );
}
