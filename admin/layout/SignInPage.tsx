import { Box, Button, TextField, Typography } from '@mui/material';
import { type FormEvent, useEffect, useState } from 'react';
import {
  LocalesMenuButton,
  ToggleThemeButton,
  useCheckAuth,
  useLogin,
  useTranslate,
} from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { messageOf } from '../shared/errors.ts';
import { DemoAccounts } from './DemoAccounts.tsx';

/** Signs in and goes back to where the person was. */
export const SignInPage = () => {
  const translate = useTranslate();
  useLeaveWhenSignedIn();
  const [account, setAccount] = useState({ username: '', password: '' });
  const { submit, busy, problem } = useSignIn(account);
  return (
    <Box
      sx={{
        minHeight: '100vh',
        backgroundColor: 'background.default',
        color: 'text.primary',
        display: 'flex',
        flexDirection: 'column',
      }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', p: 1 }}>
        <ToggleThemeButton />
        <LocalesMenuButton />
      </Box>
      <Box
        component="main"
        sx={{ width: '100%', maxWidth: 380, mx: 'auto', px: 2, pt: { xs: 2, sm: '7vh' }, pb: 4 }}
      >
        <Typography variant="h4" component="h1">
          {translate('app.title')}
        </Typography>
        <Typography color="text.secondary" sx={{ mb: 3 }}>
          {translate('app.tagline')}
        </Typography>
        <form onSubmit={submit} noValidate>
          <TextField
            label={translate('app.sign_in.username')}
            autoComplete="username"
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            name="username"
            value={account.username}
            onChange={(event) => setAccount({ ...account, username: event.target.value })}
          />
          <TextField
            label={translate('app.sign_in.password')}
            type="password"
            autoComplete="current-password"
            name="password"
            value={account.password}
            onChange={(event) => setAccount({ ...account, password: event.target.value })}
          />
          <Typography role="alert" color="error" sx={{ minHeight: 24, mt: 0.5 }}>
            {problem === null ? '' : translate(problem, { _: problem })}
          </Typography>
          <Button type="submit" variant="contained" size="large" fullWidth disabled={busy}>
            {translate(busy ? 'app.sign_in.busy' : 'app.sign_in.submit')}
          </Button>
        </form>
        <DemoAccounts onChoose={setAccount} />
      </Box>
    </Box>
  );
};

function useSignIn(account: { username: string; password: string }) {
  const login = useLogin();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const signIn = async () => {
    if (account.username.trim() === '' || account.password === '')
      return setProblem('app.sign_in.required');
    setBusy(true);
    setProblem(null);
    try {
      await login({ ...account, username: account.username.trim() });
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn();
  };
  return { submit, busy, problem };
}

function useLeaveWhenSignedIn() {
  const checkAuth = useCheckAuth();
  const navigate = useNavigate();
  useEffect(() => {
    checkAuth({}, false).then(
      () => void navigate('/', { replace: true }),
      () => undefined,
    );
  }, [checkAuth, navigate]);
}
