import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { Title, useTranslate } from 'react-admin';
import { SessionLines } from '../parts/users/SessionLines.tsx';
import { Section } from '../shared/Section.tsx';
import { OwnPassword } from '../users/OwnPassword.tsx';
import { FactorSection } from './FactorSection.tsx';

/** One's own access: the password, the code at sign-in, and where one is signed in. */
export function OwnAccess() {
  const translate = useTranslate();
  return (
    <Box sx={{ pt: 1, maxWidth: 760, display: 'grid', gap: 2 }}>
      <Title title="account.title" />
      <PasswordSection />
      <FactorSection />
      <Section titleKey="account.sessions.title">
        <Typography color="text.secondary" sx={{ mb: 1 }}>
          {translate('account.sessions.hint')}
        </Typography>
        <SessionLines
          from="session/sessions"
          endAt="session/end"
          noneKey="account.sessions.only_here"
          allKey="account.sessions.end_others"
          allTitle={translate('account.sessions.end_others_title')}
        />
      </Section>
    </Box>
  );
}

function PasswordSection() {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <Section titleKey="account.password.title">
      <Typography color="text.secondary" sx={{ mb: 1.5 }}>
        {translate('account.password.hint')}
      </Typography>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('users.password.own_menu')}
      </Button>
      {open && <OwnPassword onClose={() => setOpen(false)} />}
    </Section>
  );
}
