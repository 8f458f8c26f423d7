import Box from '@mui/material/Box';
import { Edit, SaveButton, SimpleForm, Toolbar } from 'react-admin';
import { CaseInputs } from './CaseInputs.tsx';

export function CaseEdit() {
  return (
    <Edit title="legal_cases.form.edit_title" mutationMode="pessimistic" redirect="show" actions={false}>
      <SimpleForm
        warnWhenUnsavedChanges
        toolbar={
          <Toolbar>
            <SaveButton />
          </Toolbar>
        }
      >
        <Box sx={{ width: '100%', maxWidth: 560 }}>
          <CaseInputs loanGiven />
        </Box>
      </SimpleForm>
    </Edit>
  );
}
