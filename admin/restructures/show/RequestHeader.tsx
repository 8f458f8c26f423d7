import { Box, Card, Typography } from '@mui/material';
import {
  RecordContextProvider,
  Title,
  useGetOne,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { Link } from 'react-router-dom';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import type { Restructure } from '../../../server/contract/resources/restructures.ts';
import { daysBetween } from '../../../server/domain/time/calendar.ts';
import { dayOf } from '../../shared/houseDays.ts';
import { QuickNote } from '../../parts/loans/QuickNote.tsx';
import { LoanFacts } from '../../parts/loans/LoanFacts.tsx';
import { BorrowerLink } from '../../shared/BorrowerLink.tsx';
import { Instant } from '../../shared/InstantField.tsx';
import { useBusinessDate } from '../../shared/session.ts';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { TierChip } from '../../shared/TierChip.tsx';
import { UserName } from '../../shared/UserName.tsx';
import { useKindsText } from '../../parts/restructures/useKindsText.ts';

/**
 * The head of a request: the borrower, what is asked for, by whom and since when; and how the loan
 * stands today.
 */
export function RequestHeader() {
  const request = useRecordContext<Restructure>();
  const translate = useTranslate();
  const kinds = useKindsText();
  const { data: loan } = useGetOne<Loan>(
    'loans',
    { id: request?.loan_id ?? 0 },
    { enabled: request !== undefined },
  );
  if (!request) return null;
  const title = translate('restructures.show.title', { id: request.id });
  return (
    <Card
      component="header"
      sx={{ px: { xs: 2, sm: 3 }, py: 1.5, display: 'flex', flexDirection: 'column', gap: 1.25 }}
    >
      <Title title={loan ? `${title} · ${loan.loan_no}` : title} />
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 2,
          rowGap: 0.5,
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
        {loan && (
          <>
            <Link to={`/loans/${loan.id}/show`} className="figures" style={{ color: 'inherit' }}>
              {loan.loan_no}
            </Link>
            <QuickNote loanId={loan.id} />
            {loan.tier === null ? (
              <StatusChip value={loan.status} of="loan_statuses" />
            ) : (
              <TierChip tier={loan.tier} daysPastDue={loan.days_past_due} />
            )}
          </>
        )}
        <Typography component="strong" sx={{ fontWeight: 600 }}>
          {kinds(request.kinds)}
        </Typography>
        <StatusChip source="status" of="restructure_statuses" />
        <Typography
          component="span"
          variant="body2"
          sx={{ color: 'text.secondary', ml: { md: 'auto' } }}
        >
          <UserName source="requested_by" /> · <Asked request={request} />
        </Typography>
      </Box>
      {loan ? (
        <RecordContextProvider value={loan}>
          <LoanFacts />
        </RecordContextProvider>
      ) : null}
    </Card>
  );
}

/** The time of the request and, while it waits, for how long. */
function Asked({ request: { submitted_at, created_at, status } }: { request: Restructure }) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const days = submitted_at === null ? 0 : daysBetween(dayOf(submitted_at), today);
  return (
    <>
      {translate(
        submitted_at === null ? 'restructures.show.created' : 'restructures.show.submitted',
      )}{' '}
      <Instant at={submitted_at ?? created_at} />
      {status === 'submitted' && days > 0
        ? ` · ${translate('restructures.show.waiting', { smart_count: days })}`
        : null}
    </>
  );
}
