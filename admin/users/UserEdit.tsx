import { Alert, Box, Card, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { User } from '../../server/contract/resources/system.ts';
import { isDeciding } from '../../server/domain/signIn.ts';
import { SessionLines } from '../parts/users/SessionLines.tsx';
import { CopyField } from '../shared/CopyField.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { Section } from '../shared/Section.tsx';
import { useSession } from '../shared/session.ts';
import { TextLink } from '../shared/TextLink.tsx';
import { ResetFactorButton } from './ResetFactorButton.tsx';
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
      <Fact labelKey="resources.users.fields.second_factor">
        <SecondFactor />
      </Fact>
    </Facts>
  </Box>
);

const SecondFactor = () => {
  const user = useRecordContext<User>();
  return <>{useTranslate()(user?.second_factor === true ? 'audit.yes' : 'audit.no')}</>;
};

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

/** Signing in: a new password, a lost phone, and switching the account off. */
const Access = () => {
  const user = useRecordContext<User>();
  const own = useOwn();
  if (!user) return null;
  return (
    <Box sx={{ mt: 2, display: 'grid', gap: 2 }}>
      <Section titleKey="users.access.title">
        <AccessHints user={user} own={own} />
        {!own && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
            <SetPasswordButton user={user} />
            {user.second_factor === true && user.waits_for !== 'factor' && (
              <ResetFactorButton user={user} />
            )}
            {user.waits_for !== 'create' && <SwitchButton user={user} />}
          </Box>
        )}
      </Section>
      <OpenSessions user={user} />
    </Box>
  );
};

/** What the buttons are for, who else is asked, and what waits already. */
function AccessHints({ user, own }: { user: User; own: boolean }) {
  const translate = useTranslate();
  const kind = useEnumLabel('account_request_kinds');
  const off = user.waits_for === 'create' ? 'users.access.new_hint' : 'users.access.off_hint';
  const hint = user.active ? 'users.access.hint' : off;
  const filter = encodeURIComponent(JSON.stringify({ user_id: user.id, status: 'proposed' }));
  return (
    <>
      <Typography color="text.secondary">
        {translate(own ? 'users.access.own' : hint)}
        {!own && isDeciding(user.role) && ` ${translate('users.access.deciding_hint')}`}
      </Typography>
      {user.waits_for !== null && (
        <Alert severity="info" sx={{ mt: 1 }}>
          {translate('users.access.waits', { kind: kind(user.waits_for) })}{' '}
          <TextLink to={`/account_requests?filter=${filter}`}>
            {translate('users.access.see_request')}
          </TextLink>
        </Alert>
      )}
    </>
  );
}

function OpenSessions({ user }: { user: User }) {
  const translate = useTranslate();
  return (
    <Section titleKey="users.access.sessions">
      <SessionLines
        from={`users/${user.id}/sessions`}
        endAt={`users/${user.id}/end_sessions`}
        noneKey="account.sessions.none"
        allKey="account.sessions.end_all"
        allTitle={translate('account.sessions.end_all_title', { name: user.full_name })}
      />
    </Section>
  );
}
