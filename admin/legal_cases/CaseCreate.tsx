import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Create, SimpleForm, useTranslate } from 'react-admin';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { CaseInputs } from './CaseInputs.tsx';

/** `?source={"loan_id":7}` fills in the loan. */
export function CaseCreate() {
  const translate = useTranslate();
  return (
    <Create title="legal_cases.form.create_title" redirect="show" sx={{ maxWidth: 720 }}>
      <SimpleForm
        sanitizeEmptyValues
        warnWhenUnsavedChanges
        toolbar={<SaveToolbar label="legal_cases.form.save" isNew />}
      >
        <Box sx={{ width: '100%', maxWidth: 560 }}>
          <CaseInputs isNew />
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {translate('legal_cases.form.draft_hint')}
          </Typography>
        </Box>
      </SimpleForm>
    </Create>
  );
}
