import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import SearchIcon from '@mui/icons-material/Search';
import {
  Box,
  Button,
  Chip,
  IconButton,
  type Theme,
  Tooltip,
  Typography,
  useMediaQuery,
} from '@mui/material';
import {
  AppBar,
  type AppBarProps,
  LocalesMenuButton,
  RefreshIconButton,
  TitlePortal,
  ToggleThemeButton,
  useTranslate,
} from 'react-admin';
import { ReminderBell } from '../reminders/ReminderBell.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { useSession } from '../shared/session.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { LoadingLine } from './LoadingLine.tsx';
import { DensityButton } from './DensityButton.tsx';
import { useShellDialog } from './shellDialogs.ts';

export const ShellBar = (props: AppBarProps) => (
  <AppBar {...props} toolbar={<Tools />} userMenu={<AccountMenu />}>
    <TitlePortal
      component="h1"
      sx={{ fontSize: '1rem', fontWeight: 600, '& .RaConfigurable-root': { display: 'inline' } }}
    />
    <BusinessDate />
    <Seen />
    <SearchButton />
    <ReminderBell />
    <LoadingLine />
  </AppBar>
);

/** On a phone the rarer tools stand in the account menu. */
const Tools = () => {
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('md'));
  return (
    <>
      {wide ? <KeysButton /> : null}
      {wide ? <DensityButton /> : null}
      {wide ? <ToggleThemeButton /> : null}
      {wide ? <LocalesMenuButton /> : null}
      <RefreshIconButton />
    </>
  );
};

const BusinessDate = () => {
  const session = useSession();
  const translate = useTranslate();
  return session ? (
    <Typography
      className="figures"
      color="text.secondary"
      noWrap
      sx={{ display: { xs: 'none', lg: 'block' }, mr: 2 }}
    >
      {translate('app.business_date', { day: session.business_date })}
    </Typography>
  ) : null;
};

/** That lists and counts are of some borrowers only, where they are. */
const Seen = () => {
  const session = useSession();
  const translate = useTranslate();
  const extent = useEnumLabel('row_scopes');
  if (!session || session.sees === 'all') return null;
  return (
    <Tooltip title={translate('app.sees_hint')}>
      <Chip
        size="small"
        label={extent(session.sees)}
        sx={{ mr: 2, display: { xs: 'none', sm: 'inline-flex' } }}
      />
    </Tooltip>
  );
};

const SearchButton = () => {
  const { open } = useShellDialog();
  const translate = useTranslate();
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('sm'));
  const label = translate('app.search.open');
  if (!wide)
    return (
      <IconButton color="inherit" aria-label={label} onClick={() => open('search')}>
        <SearchIcon />
      </IconButton>
    );
  return (
    <Button
      onClick={() => open('search')}
      startIcon={<SearchIcon />}
      sx={{
        color: 'text.secondary',
        border: 1,
        borderColor: 'divider',
        minWidth: 168,
        justifyContent: 'flex-start',
        mr: 1,
        fontWeight: 400,
      }}
    >
      {label}
      <Box component="kbd" sx={{ ml: 'auto', font: 'inherit', fontSize: '0.8125rem' }}>
        /
      </Box>
    </Button>
  );
};

const KeysButton = () => {
  const { open } = useShellDialog();
  const translate = useTranslate();
  const label = translate('app.keys.open');
  return (
    <Tooltip title={`${label}  ?`}>
      <IconButton color="inherit" aria-label={label} onClick={() => open('keys')}>
        <KeyboardIcon />
      </IconButton>
    </Tooltip>
  );
};
