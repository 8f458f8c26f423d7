import {
  Create,
  maxLength,
  minLength,
  PasswordInput,
  required,
  SimpleForm,
  TextInput,
  useTranslate,
} from 'react-admin';
import { MIN_PASSWORD_LENGTH } from '../../server/contract/limits.ts';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { UserInputs } from './UserInputs.tsx';

const username = [required(), maxLength(60)];
const password = [required(), minLength(MIN_PASSWORD_LENGTH), maxLength(200)];

/** The first password is told to the person, who changes it in the account menu. */
export const UserCreate = () => {
  const translate = useTranslate();
  return (
    <Create title="users.form.create_title" redirect="list" sx={{ maxWidth: 560 }}>
      <SimpleForm
        sanitizeEmptyValues
        warnWhenUnsavedChanges
        toolbar={<SaveToolbar label="users.form.create" isNew />}
      >
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
      </SimpleForm>
    </Create>
  );
};
