import CreditScoreIcon from '@mui/icons-material/CreditScoreOutlined';
import { Box, Card, Link, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { useBusinessDate } from '../../shared/session.ts';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { caseAddress, OPEN } from './addresses.ts';
import { useClockText } from './Clock.tsx';
import { usePathBack } from './repairs.ts';

const LATEST = 50;

/**
 * Tells on the loan's page of a request under way, and of a pause of reporting that runs. Empty
 * where there is neither.
 */
export function LoanRepairStrip({ loan }: { loan: Loan }) {
  const { data = [] } = useGetList<CreditRepair>('credit_repairs', {
    pagination: { page: 1, perPage: LATEST },
    sort: { field: 'received_on', order: 'DESC' },
    filter: { borrower_id: loan.borrower_id },
  });
  const today = useBusinessDate();
  const mine = data.filter(({ loan_id }) => loan_id === null || loan_id === loan.id);
  const paused = mine.some(
    ({ pause_until, decided_by }) =>
      decided_by !== null && pause_until !== null && pause_until >= today,
  );
  const { data: path } = usePathBack(loan.borrower_id, paused);
  const pause = path?.pauses.find(
    (pause) =>
      (pause.loan_id === null || pause.loan_id === loan.id) &&
      pause.ended_on === null &&
      pause.from <= today &&
      pause.until >= today,
  );
  return (
    <>
      {pause && <PauseStrip until={pause.until} id={pause.credit_repair_id} />}
      {mine
        .filter(({ status }) => OPEN.includes(status))
        .map((repair) => (
          <RequestStrip key={repair.id} repair={repair} />
        ))}
    </>
  );
}

function PauseStrip({ until, id }: { until: string; id: number }) {
  const translate = useTranslate();
  return (
    <Strip id={id} colour="info.main">
      {translate('credit_repairs.loan_strip.pause', { until })}
    </Strip>
  );
}

function RequestStrip({ repair }: { repair: CreditRepair }) {
  const translate = useTranslate();
  const kind = useEnumLabel('repair_kinds');
  const clock = useClockText();
  return (
    <Strip id={repair.id} colour={repair.clock_state === 'overdue' ? 'error.main' : 'divider'}>
      <span>
        {translate('credit_repairs.loan_strip.request', {
          kind: kind(repair.kind),
          on: repair.due_on,
          clock: clock(repair),
        })}
      </span>
      <StatusChip value={repair.status} of="repair_statuses" />
    </Strip>
  );
}

function Strip({ id, colour, children }: { id: number; colour: string; children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Card
      component="section"
      aria-label={translate('resources.credit_repairs.name', { smart_count: 1 })}
      sx={{
        px: { xs: 2, sm: 3 },
        py: 1,
        borderColor: colour,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 0.5,
      }}
    >
      <CreditScoreIcon aria-hidden sx={{ fontSize: 18, color: 'text.secondary' }} />
      <Typography
        component="div"
        className="figures"
        sx={{ flex: '1 1 240px', display: 'flex', flexWrap: 'wrap', columnGap: 2 }}
      >
        {children}
      </Typography>
      <Box>
        <Link component={RouterLink} to={caseAddress(id)}>
          {translate('credit_repairs.path.see')}
        </Link>
      </Box>
    </Card>
  );
}
