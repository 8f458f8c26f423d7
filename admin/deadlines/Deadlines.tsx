import CalendarIcon from '@mui/icons-material/CalendarMonthOutlined';
import ListIcon from '@mui/icons-material/FormatListBulleted';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { Title, useGetList, useTranslate } from 'react-admin';
import type { User } from '../../server/contract/resources/system.ts';
import { useChoices } from '../shared/enums.ts';
import { useMay, useSession } from '../shared/session.ts';
import { DeadlineCalendar } from './DeadlineCalendar.tsx';
import { DeadlineList } from './DeadlineList.tsx';
import { type Asked, useAsked } from './useAsked.ts';

/** The days that law sets, as a list by how near they are, or by month. */
export function Deadlines() {
  const asked = useAsked();
  return (
    <Box sx={{ pt: 1, width: '100%' }}>
      <Title title="deadlines.title" />
      <Tools asked={asked} />
      <Card>
        {asked.view === 'calendar' ? (
          <DeadlineCalendar asked={asked} />
        ) : (
          <DeadlineList asked={asked} />
        )}
      </Card>
    </Box>
  );
}

const DESK_USERS = 100;

function Tools({ asked }: { asked: Asked }) {
  const translate = useTranslate();
  const kinds = useChoices('deadline_kinds');
  const me = useSession()?.id;
  const works = useMay('legal_cases', 'edit');
  const { data: users = [] } = useGetList<User>('users', {
    filter: { role: ['staff', 'supervisor'] },
    sort: { field: 'full_name', order: 'ASC' },
    pagination: { page: 1, perPage: DESK_USERS },
  });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
      <TextField
        select
        margin="none"
        fullWidth={false}
        label={translate('deadlines.owner')}
        value={asked.owner}
        onChange={(event) => asked.set({ owner: event.target.value })}
        sx={{ minWidth: 140 }}
      >
        {works && <MenuItem value="mine">{translate('deadlines.mine')}</MenuItem>}
        <MenuItem value="all">{translate('deadlines.everyone')}</MenuItem>
        {users
          .filter(({ id }) => id !== me)
          .map((user) => (
            <MenuItem key={user.id} value={String(user.id)}>
              {user.full_name}
            </MenuItem>
          ))}
      </TextField>
      <TextField
        select
        margin="none"
        fullWidth={false}
        label={translate('deadlines.kind')}
        value={asked.kind}
        onChange={(event) => asked.set({ kind: event.target.value })}
        sx={{ minWidth: 140 }}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">{translate('deadlines.every_kind')}</MenuItem>
        {kinds.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <Box sx={{ flexGrow: 1 }} />
      <ToggleButtonGroup
        exclusive
        size="small"
        value={asked.view}
        aria-label={translate('deadlines.view')}
        onChange={(_event, view: string | null) => view && asked.set({ view })}
      >
        <ToggleButton value="list" sx={{ px: 1.25, py: 0.5, gap: 0.75 }}>
          <ListIcon fontSize="small" aria-hidden />
          {translate('deadlines.list')}
        </ToggleButton>
        <ToggleButton value="calendar" sx={{ px: 1.25, py: 0.5, gap: 0.75 }}>
          <CalendarIcon fontSize="small" aria-hidden />
          {translate('deadlines.calendar')}
        </ToggleButton>
      </ToggleButtonGroup>
    </Box>
  );
}
