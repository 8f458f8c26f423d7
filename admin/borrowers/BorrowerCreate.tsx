import { BorrowerInputs } from './BorrowerInputs.tsx';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { CreatePage } from '../shared/forms/CreatePage.tsx';
import { PageForm } from '../shared/forms/PageForm.tsx';

export const BorrowerCreate = () => (
  <CreatePage title="borrowers.form.create_title" sx={{ maxWidth: 860 }}>
    <PageForm toolbar={<SaveToolbar isNew />}>
      <BorrowerInputs />
    </PageForm>
  </CreatePage>
);
