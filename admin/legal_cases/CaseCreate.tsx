import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { CaseInputs } from './CaseInputs.tsx';
import { CreatePage } from '../shared/forms/CreatePage.tsx';
import { PageForm } from '../shared/forms/PageForm.tsx';

/** `?source={"loan_id":7}` fills in the loan. */
export function CaseCreate() {
  const translate = useTranslate();
  return (
    <CreatePage title="legal_cases.form.create_title" sx={{ maxWidth: 720 }}>
      <PageForm sanitizeEmptyValues toolbar={<SaveToolbar label="legal_cases.form.save" isNew />}>
        <Box sx={{ width: '100%', maxWidth: 560 }}>
          <CaseInputs isNew />
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {translate('legal_cases.form.draft_hint')}
          </Typography>
        </Box>
      </PageForm>
    </CreatePage>
  );
}
