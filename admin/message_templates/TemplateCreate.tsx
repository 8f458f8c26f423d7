import { CreatePage } from '../shared/forms/CreatePage.tsx';
import { PageForm } from '../shared/forms/PageForm.tsx';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { TemplateInputs } from './TemplateInputs.tsx';

const DEFAULTS = { channel: 'sms' };

/** A new template; compliance approves it before it is sent. */
export function TemplateCreate() {
  return (
    <CreatePage title="templates.form.create_title">
      <PageForm
        defaultValues={DEFAULTS}
        sanitizeEmptyValues
        toolbar={<SaveToolbar label="templates.form.save" isNew />}
      >
        <TemplateInputs isNew />
      </PageForm>
    </CreatePage>
  );
}
