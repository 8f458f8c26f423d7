import { Box } from '@mui/material';
import { Menu, useSidebarState, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { useSession } from '../shared/session.ts';
import { type Room, roomsOf } from './rooms.ts';
import { WaitingName } from './WaitingName.tsx';

/** The look of an outer room while a room under its address is open: only the inner one is lit. */
const NOT_HERE = {
  '&.RaMenuItemLink-active': {
    color: 'text.secondary',
    bgcolor: 'transparent',
    fontWeight: 'inherit',
    '& .MuiSvgIcon-root': { color: 'inherit' },
  },
} as const;

/** The rooms, grouped; only those the role may enter. */
export const ShellMenu = () => {
  const session = useSession();
  const translate = useTranslate();
  const [open] = useSidebarState();
  const { pathname } = useLocation();
  if (!session) return null;
  const groups = roomsOf(session.role);
  const inside = (to: string) =>
    groups.some(({ rooms }) =>
      rooms.some(({ path = '' }) => path.startsWith(`${to}/`) && pathname.startsWith(`/${path}`)),
    );
  return (
    // Ways to rooms, under headings: a navigation of links, not a menu of commands.
    <Menu
      component="nav"
      // react-admin's list is a menu unless it is told otherwise.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="navigation"
      variant="menu"
      aria-label={translate('app.menu.main')}
      sx={{ pt: 1, pb: 3, m: 0, width: '100% !important' }}
    >
      {groups.map(({ nameKey, rooms }) => [
        <Box
          key={nameKey}
          sx={{
            px: 2.25,
            pt: 1.5,
            pb: 0.5,
            height: 38,
            fontSize: '0.8125rem',
            color: 'text.secondary',
            visibility: open ? 'visible' : 'hidden',
            whiteSpace: 'nowrap',
          }}
        >
          {translate(nameKey)}
        </Box>,
        ...rooms.map((room) => (
          <Menu.Item
            key={room.path ?? room.resource}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="link"
            to={`/${room.path ?? room.resource}`}
            primaryText={<RoomName room={room} />}
            leftIcon={<room.icon />}
            keyboardShortcut={room.key ? `g>${room.key}` : undefined}
            sx={inside(room.path ?? room.resource) ? NOT_HERE : undefined}
          />
        )),
      ])}
    </Menu>
  );
};

const RoomName = ({ room: { resource, waiting, nameKey, Name } }: { room: Room }) => {
  const name = useTranslate()(nameKey, { smart_count: 2 });
  if (Name) return <Name name={name} />;
  return waiting ? <WaitingName resource={resource} status={waiting} name={name} /> : <>{name}</>;
};
