import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useGetList, useTranslate } from 'react-admin';
import type { CaseHearing } from '../../../server/contract/resources/hearings.ts';
import { daysBetween } from '../../../server/domain/time/calendar.ts';
import { useOpenPanel } from '../../shared/panel/loanPanel.ts';
import { useBusinessDate } from '../../shared/session.ts';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { DaysLeft } from '../../shared/DaysLeft.tsx';
import type { PartProps } from './part.ts';
import { PartBox } from './PartBox.tsx';
import { useEditable } from './standing.ts';

const MOST = 100;

/** The hearings of the case: when and where the court sits, and what came of it. */
export function Hearings({ legalCase }: PartProps) {
  const openPanel = useOpenPanel();
  const editable = useEditable(legalCase);
  const { data, isPending, error, refetch } = useGetList<CaseHearing>('case_hearings', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'on', order: 'DESC' },
    filter: { legal_case_id: legalCase.id },
  });
  return (
    <PartBox
      addKey="legal_cases.hearings.add"
      onAdd={editable ? () => openPanel({ kind: 'hearing', caseId: legalCase.id }) : undefined}
      isPending={isPending}
      error={error}
      onRetry={() => void refetch()}
      emptyKey={data?.length === 0 && 'legal_cases.hearings.none'}
    >
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          '& > li + li': { borderTop: 1, borderColor: 'divider' },
        }}
      >
        {(data ?? []).map((hearing) => (
          <Hearing key={hearing.id} hearing={hearing} editable={editable} />
        ))}
      </Box>
    </PartBox>
  );
}

function Hearing({ hearing, editable }: { hearing: CaseHearing; editable: boolean }) {
  const translate = useTranslate();
  const openPanel = useOpenPanel();
  const today = useBusinessDate();
  const days = daysBetween(today, hearing.on);
  const past = days < 0 && hearing.status === 'scheduled';
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        justifyContent: 'space-between',
        alignItems: 'flex-start',
        gap: 1,
        py: 1,
        fontSize: '0.875rem',
      }}
    >
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Box
          className="figures"
          sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}
        >
          <b>{[hearing.on, hearing.time].filter(Boolean).join(' ')}</b>
          <span>{hearing.purpose}</span>
          <StatusChip value={hearing.status} of="hearing_statuses" />
          {hearing.status === 'scheduled' && days >= 0 && <DaysLeft days={days} />}
        </Box>
        <Typography
          variant="body2"
          sx={{
            color: past ? 'warning.main' : 'text.secondary',
            overflowWrap: 'anywhere',
            whiteSpace: 'pre-wrap',
          }}
        >
          {[hearing.room, past ? translate('legal_cases.hearings.result_due') : hearing.result]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      {editable && (
        <Button
          variant={past ? 'contained' : 'text'}
          onClick={() => openPanel({ kind: 'hearing_change', hearing })}
        >
          {translate(past ? 'legal_cases.hearings.enter_result' : 'legal_cases.hearings.change')}
        </Button>
      )}
    </Box>
  );
}
