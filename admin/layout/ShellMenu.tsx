import { Box } from '@mui/material';
import { Menu, useSidebarState, useTranslate } from 'react-admin';
import { useSession } from '../shared/session.ts';
import { roomsOf } from './rooms.ts';
import { WaitingName } from './WaitingName.tsx';

/** The rooms, grouped; only those the role may enter. */
export const ShellMenu = () => {
  const session = useSession();
  const translate = useTranslate();
  const [open] = useSidebarState();
  if (!session) return null;
  return (
    <Menu aria-label={translate('app.menu.main')} sx={{ pt: 1, pb: 3, m: 0, width: '100% !important' }}>
      {roomsOf(session.role).map(({ nameKey, rooms }) => [
        <Box
          component="li"
          role="presentation"
          key={nameKey}
          sx={{ px: 2.25, pt: 1.5, pb: 0.5, height: 38, fontSize: '0.8125rem', color: 'text.secondary', visibility: open ? 'visible' : 'hidden', whiteSpace: 'nowrap' }}
        >
          {translate(nameKey)}
        </Box>,
        ...rooms.map((room) => (
          <Menu.Item
            key={room.resource}
            to={`/${room.resource}`}
            primaryText={room.decides ? <WaitingName resource={room.resource} name={translate(room.nameKey, { smart_count: 2 })} /> : translate(room.nameKey, { smart_count: 2 })}
            leftIcon={<room.icon />}
            keyboardShortcut={room.key ? `g>${room.key}` : undefined}
          />
        )),
      ])}
    </Menu>
  );
};
