import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useAuthProvider, useDataProvider, useLogout, useTranslate } from 'react-admin';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { release } from '../providers/session.ts';
import { useSession } from '../shared/session.ts';
import { CodeInput } from './CodeInput.tsx';
import { type Shown, useTwoSteps } from './useTwoSteps.ts';

/** Over the page, which stays as it is: the requests that met the end of the session go on. */
export function SignInAgain() {
  const session = useSession();
  const authProvider = useAuthProvider();
  const logout = useLogout();
  const username = session?.username ?? '';
  const leave = () => {
    release(false);
    void logout();
  };
  return (
    <PasswordOver
      titleKey="app.session.ended_title"
      bodyKey="app.session.ended_body"
      submitKey="app.sign_in.submit"
      busyKey="app.sign_in.busy"
      leaveKey="app.session.leave"
      onSend={async (shown) => await authProvider?.login({ username, ...shown })}
      onLeave={leave}
    />
  );
}

/** Over the page: what was asked for goes on once its person has shown that it is them. */
export function Confirmation() {
  const session = useSession();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const send = async (shown: Shown) => {
    await dataProvider.post('session/confirm', shown);
    release(true);
  };
  return (
    <PasswordOver
      titleKey="account.confirm.title"
      bodyKey="account.confirm.body"
      submitKey="account.confirm.submit"
      busyKey="account.confirm.busy"
      leaveKey="ra.action.cancel"
      withCode={session?.second_factor === true}
      onSend={send}
      onLeave={() => release(false)}
    />
  );
}

interface Props {
  titleKey: string;
  bodyKey: string;
  submitKey: string;
  busyKey: string;
  leaveKey: string;
  /** Asks for the code at once. */
  withCode?: boolean;
  onSend: (shown: Shown) => Promise<unknown>;
  onLeave: () => void;
}

/** Asks the person of the page for their password, and for a code where they have one. */
function PasswordOver({ withCode = false, onSend, onLeave, ...keys }: Props) {
  const translate = useTranslate();
  const session = useSession();
  const id = useId();
  const [password, setPassword] = useState('');
  const steps = useTwoSteps(onSend, withCode);
  const lacks = password === '' || (steps.asksCode && steps.code.trim() === '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!steps.busy && !lacks) void steps.submit(password);
  };
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby={id}>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={id}>{translate(keys.titleKey)}</DialogTitle>
        <DialogContent sx={{ pt: 0 }}>
          <DialogContentText sx={{ mb: 1 }}>
            {translate(keys.bodyKey, { who: session?.full_name ?? '' })}
          </DialogContentText>
          {/* Browsers fill in the password that belongs to the name. */}
          <Box component="input" type="hidden" name="username" value={session?.username ?? ''} />
          <TextField
            // The dialog opened to be typed into.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            type="password"
            name="password"
            autoComplete="current-password"
            label={translate('app.sign_in.password')}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          {steps.asksCode && (
            <CodeInput value={steps.code} onChange={steps.setCode} takesFocus={!withCode} />
          )}
          <Typography role="alert" color="error" sx={{ minHeight: 24, mt: 0.5 }}>
            {steps.problem === null ? '' : translate(steps.problem, { _: steps.problem })}
          </Typography>
        </DialogContent>
        <DialogActions>
          <Button onClick={onLeave}>{translate(keys.leaveKey)}</Button>
          <Button type="submit" variant="contained" disabled={steps.busy || lacks}>
            {translate(steps.busy ? keys.busyKey : keys.submitKey)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
