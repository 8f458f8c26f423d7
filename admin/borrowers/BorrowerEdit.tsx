import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { BorrowerInputs } from './BorrowerInputs.tsx';
import { EditPage } from '../shared/forms/EditPage.tsx';
import { PageForm } from '../shared/forms/PageForm.tsx';

export const BorrowerEdit = () => (
  <EditPage sx={{ maxWidth: 860 }}>
    <PageForm toolbar={<SaveToolbar />}>
      <BorrowerInputs masked />
    </PageForm>
  </EditPage>
);
