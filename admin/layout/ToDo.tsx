import { useDataProvider, useLogout, useNotify, useTranslate } from 'react-admin';
import type { Session } from '../../server/contract/resources/system.ts';
import { EnrolDialog } from '../own_access/EnrolDialog.tsx';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { release } from '../providers/session.ts';
import { useReadSession } from '../shared/session.ts';
import { PasswordDialog } from '../users/PasswordDialog.tsx';

/** What the person of the page has to do before anything else, over the page that waits. */
export function ToDo({ toDo }: { toDo: NonNullable<Session['to_do']> }) {
  const logout = useLogout();
  const readSession = useReadSession();
  const leave = () => {
    release(false);
    void logout();
  };
  return toDo === 'password' ? (
    <OwnPasswordFirst onLeave={leave} onDone={readSession} />
  ) : (
    <FactorFirst onLeave={leave} onDone={readSession} />
  );
}

interface Props {
  onLeave: () => void;
  onDone: () => Promise<void>;
}

/** Whoever signed in just now has typed the old one; it is not asked for again. */
function OwnPasswordFirst({ onLeave, onDone }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const send = async ({ password }: { password: string }) => {
    await dataProvider.post('session/password', { password });
    await onDone();
    notify('account.to_do.password_done', { type: 'success' });
  };
  return (
    <PasswordDialog
      title={translate('account.to_do.password_title')}
      hint={translate('account.to_do.password_body')}
      leaveKey="account.to_do.leave"
      onSend={send}
      onClose={onLeave}
    />
  );
}

/** The server is content once a code was right; the recovery codes are still shown before. */
const FactorFirst = ({ onLeave, onDone }: Props) => (
  <EnrolDialog
    titleKey="account.to_do.factor_title"
    bodyKey="account.to_do.factor_body"
    leaveKey="account.to_do.leave"
    onLeave={onLeave}
    onDone={() => void onDone()}
  />
);
