import { Create, SimpleForm } from 'react-admin';
import { BorrowerInputs } from './BorrowerInputs.tsx';

export const BorrowerCreate = () => (
  <Create redirect="show" title="borrowers.form.create_title" sx={{ maxWidth: 860 }}>
    <SimpleForm warnWhenUnsavedChanges>
      <BorrowerInputs />
    </SimpleForm>
  </Create>
);
