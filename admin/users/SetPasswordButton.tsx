import { Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { User } from '../../server/contract/resources/system.ts';
import { isDeciding } from '../../server/domain/signIn.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { PasswordDialog } from './PasswordDialog.tsx';

/** A new password for somebody who lost theirs, for one sign-in; it ends their sessions. */
export function SetPasswordButton({ user }: { user: User }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const [open, setOpen] = useState(false);
  const send = async ({ password }: { password: string }) => {
    const answer = await dataProvider.command<User>('users', user.id, 'set_password', { password });
    setOpen(false);
    const doneKey =
      answer.waits_for === null ? 'users.password.set_done' : 'users.access.asked_done';
    notify(doneKey, { type: 'success', messageArgs: { name: user.full_name } });
    refresh();
  };
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('users.password.set')}
      </Button>
      {open && (
        <PasswordDialog
          title={translate('users.password.set_title', { name: user.full_name })}
          hint={translate(
            isDeciding(user.role) ? 'users.password.set_asked_hint' : 'users.password.set_hint',
          )}
          onSend={send}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
