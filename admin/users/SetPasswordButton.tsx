import { Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useNotify, useTranslate } from 'react-admin';
import type { User } from '../../server/contract/resources/system.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { PasswordDialog } from './PasswordDialog.tsx';

/** A new password for somebody who lost theirs; it ends their sessions. */
export function SetPasswordButton({ user }: { user: User }) {
  const translate = useTranslate();
  const notify = useNotify();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const [open, setOpen] = useState(false);
  const send = async ({ password }: { password: string }) => {
    await dataProvider.command('users', user.id, 'set_password', { password });
    setOpen(false);
    notify('users.password.set_done', { type: 'success', messageArgs: { name: user.full_name } });
  };
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('users.password.set')}
      </Button>
      {open && (
        <PasswordDialog
          title={translate('users.password.set_title', { name: user.full_name })}
          hint={translate('users.password.set_hint')}
          onSend={send}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
