import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Hold } from '../../../server/contract/resources/contacts.ts';

/**
 * The days a hold held and holds, where there was a time between: it lapsed before a supervisor
 * approved it.
 */
export function HeldSpans({ hold: { spans, waits, starts_on } }: { hold: Hold }) {
  const translate = useTranslate();
  const [first] = spans;
  const whole = spans.length === 1 && first?.from === starts_on;
  if (first === undefined || (whole && !waits)) return null;
  const days = spans
    .map(({ from, until }) => translate('holds.span', { from, until }))
    .join(translate('holds.and'));
  return (
    <Typography variant="body2" className="figures" sx={{ color: 'text.secondary' }}>
      {translate('holds.held', { days })}
    </Typography>
  );
}
