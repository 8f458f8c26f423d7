import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useEnumLabel } from '../../shared/enums.ts';

/** Names the time zone the hours are in, where it is not Beijing's. */
export function WhoseTime({ zone }: { zone: string | null }) {
  const translate = useTranslate();
  const name = useEnumLabel('time_zones');
  if (zone === null) return null;
  return (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {translate('contact.whose_time', { zone: name(zone) })}
    </Box>
  );
}
