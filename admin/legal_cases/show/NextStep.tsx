import AlarmIcon from '@mui/icons-material/AlarmOutlined';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { LegalCase } from '../../../server/contract/resources/legalCases.ts';
import { daysBetween } from '../../../server/domain/time/calendar.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { useBusinessDate } from '../../shared/session.ts';
import { useBasis } from '../../parts/legal/clocks/basis.ts';
import { DaysLeft, urgencyOf } from '../../shared/DaysLeft.tsx';
import type { ClockDeadline } from './DeadlineRows.tsx';

const COLOUR = { error: 'error.main', warning: 'warning.main', quiet: 'divider' } as const;

/**
 * The next deadline in plain words: what, until when, by which article, and what to do about it.
 * Nothing where none runs.
 */
export function NextStep({
  legalCase,
  deadlines,
}: {
  legalCase: LegalCase;
  deadlines: readonly ClockDeadline[];
}) {
  const translate = useTranslate();
  const label = useEnumLabel('deadline_kinds');
  const today = useBusinessDate();
  const basis = useBasis();
  const { next_deadline_on: on, next_deadline_kind: kind } = legalCase;
  if (on === null || kind === null) return null;
  const days = daysBetween(today, on);
  const urgency = urgencyOf(days);
  const past = days < 0 ? 'missed' : 'next.do';
  const found = deadlines.find((deadline) => deadline.on === on && deadline.kind === kind);
  return (
    <Card
      component="section"
      aria-label={translate('legal_cases.next.title')}
      sx={{
        px: { xs: 2, sm: 3 },
        py: 1,
        borderColor: COLOUR[urgency],
        display: 'flex',
        alignItems: 'flex-start',
        gap: 1.5,
      }}
    >
      <AlarmIcon
        aria-hidden
        sx={{
          fontSize: 18,
          mt: '2px',
          color: urgency === 'quiet' ? 'text.secondary' : COLOUR[urgency],
        }}
      />
      <Box sx={{ minWidth: 0 }}>
        <Typography
          component="div"
          className="figures"
          sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}
        >
          <b>{translate('legal_cases.next.text', { kind: label(kind), on })}</b>
          <DaysLeft days={days} />
          {found && (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {basis(found)}
            </Box>
          )}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {found?.ends_on == null
            ? translate(`legal_cases.${past}.${kind}`)
            : translate(`legal_cases.${past}.preservation_renewal`, { on: found.ends_on })}
        </Typography>
      </Box>
    </Card>
  );
}
