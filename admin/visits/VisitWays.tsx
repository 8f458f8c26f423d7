import CalendarIcon from '@mui/icons-material/CalendarMonthOutlined';
import ListIcon from '@mui/icons-material/FormatListBulleted';
import RouteIcon from '@mui/icons-material/RouteOutlined';
import { Box, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay } from '../shared/session.ts';

const WAYS = [
  { name: 'list', to: '/visits', icon: ListIcon },
  { name: 'calendar', to: '/visits/calendar', icon: CalendarIcon },
  { name: 'route', to: '/visits/route', icon: RouteIcon },
] as const;

/** From one view of visits to the others. */
export function VisitWays({ here }: { here: (typeof WAYS)[number]['name'] }) {
  const translate = useTranslate();
  const goes = useMay('visits', 'start');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
      {WAYS.filter(({ name }) => name !== here && (goes || name !== 'route')).map(
        ({ name, to, icon: Icon }) => (
          <Button key={name} component={Link} to={to} startIcon={<Icon />}>
            {translate(`visits.ways.${name}`)}
          </Button>
        ),
      )}
    </Box>
  );
}
