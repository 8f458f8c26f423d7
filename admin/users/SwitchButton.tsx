import { Button } from '@mui/material';
import { useState } from 'react';
import { Confirm, useNotify, useTranslate, useUpdate } from 'react-admin';
import type { User } from '../../server/contract/resources/system.ts';
import { messageOf } from '../shared/errors.ts';

/** Switches an account off, which it says plainly first, or on again. */
export function SwitchButton({ user }: { user: User }) {
  const translate = useTranslate();
  const notify = useNotify();
  const [asking, setAsking] = useState(false);
  const move = user.active ? 'off' : 'on';
  const [update, { isPending }] = useUpdate<User>('users', undefined, {
    mutationMode: 'pessimistic',
    onSuccess: ({ waits_for }) =>
      notify(waits_for === 'switch_on' ? 'users.access.asked_done' : `users.switch.${move}.done`, {
        type: 'success',
        messageArgs: { name: user.full_name },
      }),
    onError: (error) => notify(messageOf(error), { type: 'error' }),
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Button
        variant="outlined"
        color={user.active ? 'error' : 'primary'}
        onClick={() => setAsking(true)}
      >
        {translate(`users.switch.${move}.action`)}
      </Button>
      <Confirm
        isOpen={asking}
        loading={isPending}
        title={translate(`users.switch.${move}.title`, { name: user.full_name })}
        content={translate(`users.switch.${move}.body`, { name: user.full_name })}
        confirm={`users.switch.${move}.action`}
        onConfirm={() =>
          void update('users', {
            id: user.id,
            data: { active: !user.active, version: user.version },
            previousData: user,
          })
        }
        onClose={() => setAsking(false)}
      />
    </>
  );
}
