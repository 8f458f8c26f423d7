import { useDataProvider, useNotify, useTranslate } from 'react-admin';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { PasswordDialog } from './PasswordDialog.tsx';

/** Everyone's own password, opened from the account menu. */
export const OwnPassword = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const send = async ({ current, password }: { current: string; password: string }) => {
    await dataProvider.post('session/password', { current, password });
    onClose();
    notify('users.password.own_done', { type: 'success' });
  };
  return (
    <PasswordDialog
      withCurrent
      title={translate('users.password.own_title')}
      hint={translate('users.password.own_hint')}
      onSend={send}
      onClose={onClose}
    />
  );
};
