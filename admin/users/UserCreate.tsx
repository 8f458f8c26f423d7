import {
  maxLength,
  minLength,
  PasswordInput,
  required,
  TextInput,
  useTranslate,
} from 'react-admin';
import { MIN_PASSWORD_LENGTH } from '../../server/contract/limits.ts';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { UserInputs } from './UserInputs.tsx';
import { CreatePage } from '../shared/forms/CreatePage.tsx';
import { PageForm } from '../shared/forms/PageForm.tsx';

const username = [required(), maxLength(60)];
const password = [required(), minLength(MIN_PASSWORD_LENGTH), maxLength(200)];

/** The first password is told to the person, who sets another in the first sign-in. */
export const UserCreate = () => {
  const translate = useTranslate();
  return (
    <CreatePage title="users.form.create_title" after="list" sx={{ maxWidth: 560 }}>
      <PageForm sanitizeEmptyValues toolbar={<SaveToolbar label="users.form.create" isNew />}>
        <TextInput
          source="username"
          validate={username}
          helperText="users.form.username_help"
          autoComplete="off"
          slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false } }}
        />
        <UserInputs />
        <PasswordInput
          source="password"
          label="users.password.first"
          validate={password}
          helperText={translate('users.password.first_help', { count: MIN_PASSWORD_LENGTH })}
          autoComplete="new-password"
        />
      </PageForm>
    </CreatePage>
  );
};
