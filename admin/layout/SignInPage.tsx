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
import { CodeInput } from './CodeInput.tsx';
import { DemoAccounts } from './DemoAccounts.tsx';
import { useTwoSteps } from './useTwoSteps.ts';

/** Signs in and goes back to where the person was. */
export const SignInPage = () => {
  const translate = useTranslate();
  useLeaveWhenSignedIn();
  const [account, setAccount] = useState({ username: '', password: '' });
  const { submit, steps } = useSignIn(account);
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
          {steps.asksCode ? (
            <CodeStep account={account} steps={steps} />
          ) : (
            <AccountInputs account={account} onChange={setAccount} />
          )}
          <Typography role="alert" color="error" sx={{ minHeight: 24, mt: 0.5, mb: 0.5 }}>
            {steps.problem === null ? '' : translate(steps.problem, { _: steps.problem })}
          </Typography>
          <Button type="submit" variant="contained" size="large" fullWidth disabled={steps.busy}>
            {translate(steps.busy ? 'app.sign_in.busy' : 'app.sign_in.submit')}
          </Button>
          {steps.asksCode && (
            <Button fullWidth onClick={steps.back} sx={{ mt: 1 }}>
              {translate('account.code.back')}
            </Button>
          )}
        </form>
        {!steps.asksCode && <DemoAccounts onChoose={setAccount} />}
      </Box>
    </Box>
  );
};

interface Account {
  username: string;
  password: string;
}

function AccountInputs({
  account,
  onChange,
}: {
  account: Account;
  onChange: (account: Account) => void;
}) {
  const translate = useTranslate();
  return (
    <>
      <TextField
        label={translate('app.sign_in.username')}
        autoComplete="username"
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        name="username"
        value={account.username}
        onChange={(event) => onChange({ ...account, username: event.target.value })}
      />
      <TextField
        label={translate('app.sign_in.password')}
        type="password"
        autoComplete="current-password"
        name="password"
        value={account.password}
        onChange={(event) => onChange({ ...account, password: event.target.value })}
      />
    </>
  );
}

type Steps = ReturnType<typeof useTwoSteps>;

/** The second step, over the same page: whose code it is, and the code. */
function CodeStep({ account, steps }: { account: Account; steps: Steps }) {
  return (
    <>
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{account.username}</Typography>
      <CodeInput value={steps.code} onChange={steps.setCode} takesFocus />
    </>
  );
}

function useSignIn(account: Account) {
  const login = useLogin();
  const username = account.username.trim();
  const steps = useTwoSteps(async (shown) => await login({ username, ...shown }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (username === '' || account.password === '') return steps.setProblem('app.sign_in.required');
    void steps.submit(account.password);
  };
  return { submit, steps };
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
