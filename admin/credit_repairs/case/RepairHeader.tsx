import { Box, Card, Typography } from '@mui/material';
import { Title, useGetOne, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { BorrowerLink } from '../../shared/BorrowerLink.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { useSession } from '../../shared/session.ts';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { TierChip } from '../../shared/TierChip.tsx';
import { UserName } from '../../shared/UserName.tsx';
import { Clock } from '../../parts/repairs/Clock.tsx';
import { useBasis } from '../../parts/repairs/useBasis.ts';
import { AssignButton } from './AssignButton.tsx';
import { ReleaseButton } from './ReleaseButton.tsx';
import { hindranceOf } from './moves.ts';

/** The head of a case: the borrower, the loan, the reason, the time left, and the assignee. */
export function RepairHeader({ repair }: { repair: CreditRepair }) {
  const translate = useTranslate();
  const session = useSession();
  const kind = useEnumLabel('repair_kinds');
  const cause = useEnumLabel('repair_causes');
  const { data: loan } = useGetOne<Loan>(
    'loans',
    { id: repair.loan_id ?? 0 },
    { enabled: repair.loan_id !== null },
  );
  return (
    <Card
      component="header"
      sx={{
        px: { xs: 2, sm: 3 },
        py: 1.5,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        justifyContent: 'space-between',
        columnGap: 3,
        rowGap: 1,
      }}
    >
      <Title
        title={translate('credit_repairs.show.title', {
          id: repair.id,
          name: repair.borrower_name,
        })}
      />
      <Box
        sx={{ minWidth: 0, flex: '1 1 420px', display: 'flex', flexDirection: 'column', gap: 0.5 }}
      >
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 2,
            rowGap: 0.25,
            minWidth: 0,
          }}
        >
          <Typography
            variant="h6"
            component="h1"
            sx={{ overflowWrap: 'anywhere', '& .MuiTypography-root': { font: 'inherit' } }}
          >
            <BorrowerLink source="borrower_id" />
          </Typography>
          {repair.loan_id === null ? (
            <Typography component="span" variant="body2" color="text.secondary">
              {translate('credit_repairs.show.no_loan')}
            </Typography>
          ) : (
            <Link
              to={`/loans/${repair.loan_id}/show`}
              className="figures"
              style={{ color: 'inherit' }}
            >
              {repair.loan_no}
            </Link>
          )}
          {loan &&
            (loan.tier === null ? (
              <StatusChip value={loan.status} of="loan_statuses" />
            ) : (
              <TierChip tier={loan.tier} daysPastDue={loan.days_past_due} />
            ))}
        </Box>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 2,
            rowGap: 0.25,
          }}
        >
          <Typography component="strong" sx={{ fontWeight: 600 }}>
            {kind(repair.kind)} · {cause(repair.cause)}
          </Typography>
          <StatusChip source="status" of="repair_statuses" />
          <Box
            component="span"
            sx={{
              display: 'inline-flex',
              alignItems: 'center',
              gap: 0.75,
              color: 'text.secondary',
              fontSize: '0.875rem',
            }}
          >
            {translate('credit_repairs.show.assignee')}{' '}
            {repair.assignee_id === null ? (
              translate('credit_repairs.claim.nobody')
            ) : (
              <UserName source="assignee_id" />
            )}
            {hindranceOf('assign', repair, session) === null && <AssignButton repair={repair} />}
            {hindranceOf('release', repair, session) === null && <ReleaseButton id={repair.id} />}
          </Box>
        </Box>
      </Box>
      <Box sx={{ flex: { xs: '1 1 100%', sm: '0 0 300px' }, '& > span': { width: '100%' } }}>
        <Clock repair={repair} wide />
        <Basis repair={repair} />
      </Box>
    </Card>
  );
}

/** The day the clock runs from, and the rule it runs by. */
function Basis({ repair }: { repair: CreditRepair }) {
  const translate = useTranslate();
  const basis = useBasis()(repair.due_source, repair.due_article);
  return (
    <Box
      className="figures"
      sx={{ fontSize: '0.75rem', color: 'text.secondary', mt: 0.5, lineHeight: 1.4 }}
    >
      {translate('credit_repairs.show.received', { on: repair.received_on })} · {basis}
      {repair.due_workday_on !== null && (
        <div>
          {translate(
            repair.due_provisional
              ? 'credit_repairs.clock.workday_provisional'
              : 'credit_repairs.clock.workday',
            { on: repair.due_workday_on },
          )}
        </div>
      )}
    </Box>
  );
}
