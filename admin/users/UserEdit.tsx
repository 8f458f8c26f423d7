import { Box, Card, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { User } from '../../server/contract/resources/system.ts';
import { CopyField } from '../shared/CopyField.tsx';
import { Fact, Facts } from '../shared/Facts.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { useSession } from '../shared/session.ts';
import { SetPasswordButton } from './SetPasswordButton.tsx';
import { SwitchButton } from './SwitchButton.tsx';
import { UserInputs } from './UserInputs.tsx';
import { UserStatus } from './UserStatus.tsx';
import { EditPage } from '../shared/forms/EditPage.tsx';
import { PageForm } from '../shared/forms/PageForm.tsx';

/** An account: who the person is here, and the two things that cannot be done in passing. */
export const UserEdit = () => (
  <EditPage component="div" after="list" title={<UserTitle />} sx={{ maxWidth: 640 }}>
    <Card>
      <Head />
      <UserForm />
    </Card>
    <Access />
  </EditPage>
);

const UserTitle = () => {
  const user = useRecordContext<User>();
  return <span>{user?.full_name}</span>;
};

const Head = () => (
  <Box sx={{ px: 2, pt: 2 }}>
    <Facts>
      <Fact labelKey="resources.users.fields.username">
        <CopyField source="username" />
      </Fact>
      <Fact labelKey="resources.users.fields.active">
        <UserStatus />
      </Fact>
      <Fact labelKey="resources.users.fields.last_sign_in_at">
        <InstantField source="last_sign_in_at" />
      </Fact>
    </Facts>
  </Box>
);

const UserForm = () => {
  const own = useOwn();
  return (
    <PageForm toolbar={<SaveToolbar />}>
      <UserInputs own={own} />
    </PageForm>
  );
};

function useOwn(): boolean {
  const user = useRecordContext<User>();
  return useSession()?.id === user?.id;
}

/** Signing in: a new password, and switching the account off. */
const Access = () => {
  const user = useRecordContext<User>();
  const translate = useTranslate();
  const own = useOwn();
  if (!user) return null;
  const hint = user.active ? 'users.access.hint' : 'users.access.off_hint';
  return (
    <Card component="section" aria-labelledby="user-access" sx={{ px: 2, py: 2, mt: 2 }}>
      <Typography id="user-access" component="h2" variant="subtitle1">
        {translate('users.access.title')}
      </Typography>
      <Typography color="text.secondary" sx={{ mb: 1.5 }}>
        {translate(own ? 'users.access.own' : hint)}
      </Typography>
      {!own && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <SetPasswordButton user={user} />
          <SwitchButton user={user} />
        </Box>
      )}
    </Card>
  );
};
