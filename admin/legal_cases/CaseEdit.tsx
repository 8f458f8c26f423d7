import Box from '@mui/material/Box';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { CaseInputs } from './CaseInputs.tsx';
import { EditPage } from '../shared/forms/EditPage.tsx';
import { PageForm } from '../shared/forms/PageForm.tsx';

export function CaseEdit() {
  return (
    <EditPage title="legal_cases.form.edit_title">
      <PageForm toolbar={<SaveToolbar />}>
        <Box sx={{ width: '100%', maxWidth: 560 }}>
          <CaseInputs loanGiven />
        </Box>
      </PageForm>
    </EditPage>
  );
}
