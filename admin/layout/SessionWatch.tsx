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
import { type FormEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useAuthProvider, useLogout, useNotify, useRefresh, useTranslate } from 'react-admin';
import { currentInterruption, release, watchSession } from '../providers/session.ts';
import { messageOf } from '../shared/errors.ts';
import { useSession } from '../shared/session.ts';

/**
 * Watches what can happen to a session under a page that stays open: it ends, somebody else signs
 * in in another tab, a new day begins.
 */
export function SessionWatch() {
  const interruption = useSyncExternalStore(watchSession, currentInterruption);
  useNewDay();
  if (interruption?.kind === 'ended') return <SignInAgain />;
  if (interruption?.kind === 'another') return <PageOfAnother name={interruption.name} />;
  return null;
}

/** Over the page, which stays as it is: the requests that met the end of the session go on. */
function SignInAgain() {
  const translate = useTranslate();
  const session = useSession();
  const logout = useLogout();
  const [password, setPassword] = useState('');
  const { signIn, busy, problem } = useSignInAgain(session?.username ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!busy && password !== '') void signIn(password);
  };
  const leave = () => {
    release(false);
    void logout();
  };
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby="again-title">
      <form onSubmit={submit} noValidate>
        <DialogTitle id="again-title">{translate('app.session.ended_title')}</DialogTitle>
        <DialogContent sx={{ pt: 0 }}>
          <DialogContentText sx={{ mb: 1 }}>
            {translate('app.session.ended_body', { who: session?.full_name ?? '' })}
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
          <Typography role="alert" color="error" sx={{ minHeight: 24, mt: 0.5 }}>
            {problem === null ? '' : translate(problem, { _: problem })}
          </Typography>
        </DialogContent>
        <DialogActions>
          <Button onClick={leave}>{translate('app.session.leave')}</Button>
          <Button type="submit" variant="contained" disabled={busy || password === ''}>
            {translate(busy ? 'app.sign_in.busy' : 'app.sign_in.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function useSignInAgain(username: string) {
  const authProvider = useAuthProvider();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const signIn = async (password: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await authProvider?.login({ username, password });
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  };
  return { signIn, busy, problem };
}

/** The page of the person before: nothing more can be done on it but to open it anew. */
function PageOfAnother({ name }: { name: string | null }) {
  const translate = useTranslate();
  const session = useSession();
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby="another-title">
      <DialogTitle id="another-title">{translate('app.session.another_title')}</DialogTitle>
      <DialogContent sx={{ pt: 0 }}>
        <DialogContentText>
          {translate(name === null ? 'app.session.another_body' : 'app.session.another_named', {
            name,
            who: session?.full_name ?? '',
          })}
        </DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={() => globalThis.location.reload()}>
          {translate('app.session.reload')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** A page that was left open overnight says so, and reads its figures anew. */
function useNewDay() {
  const day = useSession()?.business_date;
  const last = useRef(day);
  const notify = useNotify();
  const refresh = useRefresh();
  useEffect(() => {
    const before = last.current;
    last.current = day;
    if (before === undefined || day === undefined || before === day) return;
    notify('app.session.new_day', { type: 'info', messageArgs: { day } });
    refresh();
  }, [day, notify, refresh]);
}
