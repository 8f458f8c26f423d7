import { Alert } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { MessageTemplate } from '../../server/contract/resources/messageTemplates.ts';
import { EditPage } from '../shared/forms/EditPage.tsx';
import { PageForm } from '../shared/forms/PageForm.tsx';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { TemplateInputs } from './TemplateInputs.tsx';

/** Other words for a template: a version that waits beside the one in use. */
export function TemplateEdit() {
  const translate = useTranslate();
  return (
    <EditPage title={<Title />}>
      <PageForm toolbar={<SaveToolbar label="templates.form.save" />}>
        <Alert severity="info" sx={{ width: '100%', mb: 1.5 }}>
          {translate('templates.form.change_hint')}
        </Alert>
        <TemplateInputs />
      </PageForm>
    </EditPage>
  );
}

function Title() {
  const template = useRecordContext<MessageTemplate>();
  const translate = useTranslate();
  return <span>{template && translate('templates.form.edit_title', { name: template.name })}</span>;
}
