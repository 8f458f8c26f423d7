import Box from '@mui/material/Box';
import { Edit, SimpleForm } from 'react-admin';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { CaseInputs } from './CaseInputs.tsx';

export function CaseEdit() {
  return (
    <Edit
      title="legal_cases.form.edit_title"
      mutationMode="pessimistic"
      redirect="show"
      actions={false}
    >
      <SimpleForm warnWhenUnsavedChanges toolbar={<SaveToolbar />}>
        <Box sx={{ width: '100%', maxWidth: 560 }}>
          <CaseInputs loanGiven />
        </Box>
      </SimpleForm>
    </Edit>
  );
}
