import { Box, Typography } from '@mui/material';
import { maxLength, required, TextInput, useTranslate } from 'react-admin';
import { DayInput } from '../../shared/DayInput.tsx';
import { SaveToolbar } from '../../shared/SaveToolbar.tsx';
import { useBusinessDate } from '../../shared/session.ts';
import { KindAndAsk } from './KindAndAsk.tsx';
import { OpenRepairNotice } from './OpenRepairNotice.tsx';
import { WhoseInputs } from './WhoseInputs.tsx';
import { CreatePage } from '../../shared/forms/CreatePage.tsx';
import { PageForm } from '../../shared/forms/PageForm.tsx';

const words = [required(), maxLength(2000)];
const FOR_NOTICES = ['told_on', 'reported_on'];

/** Dates of a notice belong to a request about one. */
const toContract = (values: Record<string, unknown>): Record<string, unknown> =>
  values['kind'] === 'pre_report_notice'
    ? values
    : Object.fromEntries(Object.entries(values).filter(([name]) => !FOR_NOTICES.includes(name)));

/** `?source={"borrower_id":7,"loan_id":9,"statement":"…"}` fills in what is known. */
export function RepairCreate() {
  const today = useBusinessDate();
  const translate = useTranslate();
  const notFuture = (on: unknown) =>
    typeof on === 'string' && on > today
      ? translate('credit_repairs.form.not_future', { day: today })
      : undefined;
  return (
    <CreatePage title="credit_repairs.form.title" transform={toContract} sx={{ maxWidth: 760 }}>
      <PageForm
        defaultValues={{ received_on: today }}
        sanitizeEmptyValues
        toolbar={<SaveToolbar label="credit_repairs.form.save" isNew />}
      >
        <Box sx={{ width: '100%', maxWidth: 680, display: 'flex', flexDirection: 'column' }}>
          <WhoseInputs />
          <OpenRepairNotice />
          <KindAndAsk />
          <TextInput
            source="statement"
            multiline
            minRows={4}
            validate={words}
            helperText="credit_repairs.form.statement_help"
          />
          <DayInput
            source="received_on"
            validate={[required(), notFuture]}
            helperText="credit_repairs.form.received_help"
          />
          <Typography variant="body2" color="text.secondary">
            {translate('credit_repairs.form.files_next')}
          </Typography>
        </Box>
      </PageForm>
    </CreatePage>
  );
}
