import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { LoanClocks } from '../../../server/contract/resources/legalDeadlines.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { useBasis } from '../../parts/legal/clocks/basis.ts';
import { DaysLeft } from '../../shared/DaysLeft.tsx';

export type ClockDeadline = LoanClocks['deadlines'][number];

/** Deadlines by date, each with how long there is and the article it stands on. */
export function DeadlineRows({ deadlines }: { deadlines: readonly ClockDeadline[] }) {
  const translate = useTranslate();
  const label = useEnumLabel('deadline_kinds');
  const basis = useBasis();
  if (deadlines.length === 0) {
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {translate('legal_cases.deadlines.none')}
      </Typography>
    );
  }
  return (
    <Box
      component="ol"
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        '& > li + li': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      {deadlines.map((deadline, index) => (
        <Box
          component="li"
          key={`${deadline.kind}-${deadline.on}-${index}`}
          sx={{
            display: 'grid',
            gridTemplateColumns: '88px minmax(0, 1fr) auto',
            columnGap: 1.5,
            alignItems: 'baseline',
            py: 0.75,
            fontSize: '0.875rem',
          }}
        >
          <span className="figures">{deadline.on}</span>
          <Box sx={{ minWidth: 0 }}>
            <b>{label(deadline.kind)}</b>{' '}
            <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
              {[
                deadline.ends_on &&
                  translate('legal_cases.measures.ends', { on: deadline.ends_on }),
                basis(deadline),
                deadline.rolled && translate('legal_cases.limitation.rolled'),
                deadline.provisional && translate('legal_cases.deadlines.provisional'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Box>
          </Box>
          <DaysLeft days={deadline.days_left} />
        </Box>
      ))}
    </Box>
  );
}
