import DensityIcon from '@mui/icons-material/DensityMedium';
import ThemeIcon from '@mui/icons-material/Contrast';
import PasswordIcon from '@mui/icons-material/Password';
import SecurityIcon from '@mui/icons-material/SecurityOutlined';
import LanguageIcon from '@mui/icons-material/Translate';
import { Box, Divider, ListItemIcon, MenuItem, type Theme, useMediaQuery } from '@mui/material';
import type { ReactNode } from 'react';
import { Logout, UserMenu, useLocaleState, useTheme, useTranslate, useUserMenu } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { LANGUAGE_NAMES } from '../i18n/index.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { useSession } from '../shared/session.ts';
import { useDensitySwitch } from './DensityButton.tsx';
import { useShellDialog } from './shellDialogs.ts';

export const AccountMenu = () => {
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  return (
    <UserMenu>
      <WhoAmI />
      {narrow ? <Preferences /> : null}
      <OwnAccess />
      <ChangePassword />
      <Logout />
    </UserMenu>
  );
};

const WhoAmI = () => {
  const session = useSession();
  const role = useEnumLabel('roles');
  const extent = useEnumLabel('row_scopes');
  if (!session) return null;
  return (
    <Box component="li" sx={{ px: 2, py: 1, minWidth: 180 }}>
      <Box sx={{ fontWeight: 600 }}>{session.full_name}</Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {role(session.role)} · {session.username}
      </Box>
      {session.sees !== 'all' && (
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{extent(session.sees)}</Box>
      )}
      <Divider sx={{ mt: 1.5 }} />
    </Box>
  );
};

const OwnAccess = () => {
  const translate = useTranslate();
  const menu = useUserMenu();
  const navigate = useNavigate();
  const go = () => {
    menu?.onClose();
    void navigate('/account');
  };
  return (
    <Item icon={<SecurityIcon fontSize="small" />} text={translate('account.menu')} onClick={go} />
  );
};

const ChangePassword = () => {
  const translate = useTranslate();
  const menu = useUserMenu();
  const { open } = useShellDialog();
  const start = () => {
    menu?.onClose();
    open('password');
  };
  return (
    <Item
      icon={<PasswordIcon fontSize="small" />}
      text={translate('users.password.own_menu')}
      onClick={start}
    />
  );
};

/** The settings that the bar has no room for on a phone. */
const Preferences = () => {
  const translate = useTranslate();
  const [locale, setLocale] = useLocaleState();
  const [theme, setTheme] = useTheme();
  const density = useDensitySwitch();
  const other = LANGUAGE_NAMES.find((language) => language.locale !== locale);
  return (
    <>
      <Item
        icon={<LanguageIcon fontSize="small" />}
        text={other?.name ?? ''}
        onClick={() => setLocale(other?.locale ?? 'zh')}
      />
      <Item
        icon={<ThemeIcon fontSize="small" />}
        text={translate('ra.action.toggle_theme')}
        onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
      />
      <Item icon={<DensityIcon fontSize="small" />} text={density.label} onClick={density.toggle} />
    </>
  );
};

const Item = ({ icon, text, onClick }: { icon: ReactNode; text: string; onClick: () => void }) => (
  <MenuItem onClick={onClick}>
    <ListItemIcon>{icon}</ListItemIcon>
    {text}
  </MenuItem>
);
