import { Button } from '@mui/material';
import { useState } from 'react';
import { Confirm, useTranslate } from 'react-admin';
import type { User } from '../../server/contract/resources/system.ts';
import { useCommand } from '../shared/useCommand.ts';

/** Asks for the authenticator of a lost phone to be taken off; another person decides it. */
export function ResetFactorButton({ user }: { user: User }) {
  const translate = useTranslate();
  const [asking, setAsking] = useState(false);
  const [reset, { isPending }] = useCommand<User>('users', 'reset_factor', {
    doneKey: 'users.access.asked_done',
  });
  const send = async () => {
    await reset(user.id);
    setAsking(false);
  };
  return (
    <>
      <Button variant="outlined" onClick={() => setAsking(true)}>
        {translate('users.access.reset_factor')}
      </Button>
      <Confirm
        isOpen={asking}
        loading={isPending}
        title={translate('users.access.reset_factor_title', { name: user.full_name })}
        content={translate('users.access.reset_factor_body', { name: user.full_name })}
        confirm="users.access.reset_factor"
        onConfirm={() => void send()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
