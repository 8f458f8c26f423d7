import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import { daysBetween } from '../../../server/domain/time/calendar.ts';
import { toneOf } from '../../shared/tones.ts';

type Timed = Pick<
  CreditRepair,
  | 'received_on'
  | 'due_on'
  | 'clock_state'
  | 'days_left'
  | 'days_overdue'
  | 'answered_on'
  | 'needs_mark'
>;

/** Says how long there is still to answer, or by how much it is late. */
export function useClockText(): (
  repair: Pick<Timed, 'clock_state' | 'days_left' | 'days_overdue'>,
) => string {
  const translate = useTranslate();
  return ({ clock_state, days_left, days_overdue }) => {
    if (clock_state === 'withdrawn' && days_overdue > 0)
      return translate('credit_repairs.clock.withdrawn_late', { smart_count: days_overdue });
    if (clock_state === 'answered' || clock_state === 'withdrawn')
      return translate(`enums.clock_states.${clock_state}`);
    if (clock_state === 'answered_late')
      return translate('credit_repairs.clock.answered_late', { smart_count: days_overdue });
    if (clock_state === 'overdue')
      return translate('app.distance.due_past', { smart_count: days_overdue });
    return days_left === 0
      ? translate('credit_repairs.clock.today')
      : translate('credit_repairs.clock.left', { smart_count: days_left ?? 0 });
  };
}

/** The part of the time that is used up, 0 to 1. */
export function usedPart({
  received_on,
  due_on,
  days_left,
  days_overdue,
  answered_on,
}: Timed): number {
  const whole = Math.max(1, daysBetween(received_on, due_on));
  if (days_overdue > 0) return 1;
  const used =
    days_left === null ? daysBetween(received_on, answered_on ?? received_on) : whole - days_left;
  return Math.min(1, Math.max(0, used / whole));
}

/** A plain bar that fills as the time runs out, the last day to answer, and how far away it is. */
export const Clock = ({ repair, wide = false }: { repair: Timed; wide?: boolean }) => {
  const translate = useTranslate();
  const text = useClockText()(repair);
  const tone = toneOf('clock_states', repair.clock_state);
  const colour = tone === 'quiet' ? 'text.secondary' : `${tone}.main`;
  const strong = repair.clock_state === 'overdue' || repair.clock_state === 'soon';
  return (
    <Box
      component="span"
      className="figures"
      sx={{
        display: 'inline-block',
        minWidth: wide ? 220 : 148,
        verticalAlign: 'middle',
        lineHeight: 1.35,
      }}
    >
      <Box
        component="span"
        sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, whiteSpace: 'nowrap' }}
      >
        <span>
          {repair.due_on}
          {repair.needs_mark && (
            <Box component="span" sx={{ color: 'error.main', ml: 0.75, fontSize: '0.75rem' }}>
              {translate('credit_repairs.clock.unmarked')}
            </Box>
          )}
        </span>
        <Box
          component="span"
          sx={{ color: strong ? colour : 'text.secondary', fontWeight: strong ? 600 : 400 }}
        >
          {text}
        </Box>
      </Box>
      <Box
        component="span"
        aria-hidden
        sx={{
          display: 'block',
          height: wide ? 5 : 3,
          mt: 0.375,
          borderRadius: 2,
          bgcolor: 'divider',
          overflow: 'hidden',
        }}
      >
        <Box
          component="span"
          sx={{
            display: 'block',
            height: '100%',
            width: `${Math.round(usedPart(repair) * 100)}%`,
            bgcolor: tone === 'quiet' ? 'text.disabled' : colour,
          }}
        />
      </Box>
    </Box>
  );
};
