import type { PathBack } from '../../../server/contract/resources/repairReport.ts';
import { Box, Button, Card, Skeleton, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Fetched } from '../../shared/Fetched.tsx';
import type { Borrower } from '../../../server/contract/resources/borrowers.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { useMay } from '../../shared/session.ts';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { caseAddress, intakeAddress, OPEN } from './addresses.ts';
import { usePathBack } from './repairs.ts';
import { TextLink } from '../../shared/TextLink.tsx';
import { LoanSentence } from './LoanSentence.tsx';

/**
 * The borrower's way back, in sentences that can be read aloud: what is owed, what ends when, what
 * was granted, what is under way.
 */
export function PathBackCard() {
  const translate = useTranslate();
  const borrower = useRecordContext<Borrower>();
  const mayAsk = useMay('credit_repairs', 'create');
  const { data, error, refetch } = usePathBack(borrower?.id);
  if (!borrower) return null;
  return (
    <Card
      component="section"
      aria-label={translate('credit_repairs.path.title')}
      sx={{ px: { xs: 2, sm: 3 }, py: 1.5 }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          gap: 1,
          mb: 0.5,
        }}
      >
        <Typography variant="subtitle1" component="h3">
          {translate('credit_repairs.path.title')}
        </Typography>
        {mayAsk && (
          <Button component={Link} to={intakeAddress({ borrower_id: borrower.id })}>
            {translate('credit_repairs.path.ask')}
          </Button>
        )}
      </Box>
      <Fetched
        data={data}
        error={error}
        onRetry={() => void refetch()}
        waiting={<Skeleton height={72} />}
      >
        {(path) => <Path path={path} />}
      </Fetched>
    </Card>
  );
}

const LIST = {
  listStyle: 'none',
  m: 0,
  p: 0,
  '& > li': { py: 0.75 },
  '& > li + li': { borderTop: 1, borderColor: 'divider' },
} as const;

function Path({ path }: { path: PathBack }) {
  const translate = useTranslate();
  // A loan that was never late has nothing to come back from.
  const marked = path.loans.filter(
    (loan) => loan.bad_since_on !== null || loan.bad_ended_on !== null || loan.overdue_minor > 0,
  );
  const open = path.requests.filter(({ status }) => OPEN.includes(status));
  return (
    <Box sx={{ maxWidth: '84ch', lineHeight: 1.7 }}>
      {marked.length === 0 && (
        <Typography color="text.secondary">{translate('credit_repairs.path.clean')}</Typography>
      )}
      <Box component="ul" className="figures" sx={LIST}>
        {marked.map((loan) => (
          <LoanSentence key={loan.loan_id} loan={loan} />
        ))}
        <Granted path={path} />
        {open.map((request) => (
          <Request key={request.id} request={request} />
        ))}
      </Box>
      {marked.length > 0 && (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 0.5 }}>
          {translate('credit_repairs.path.law')}
        </Typography>
      )}
    </Box>
  );
}

/** Pauses, explanations and plans, each with the case it came from. */
function Granted({ path: { pauses, explanations, restructures } }: { path: PathBack }) {
  const translate = useTranslate();
  return (
    <>
      {pauses.map((pause) => (
        <li key={`pause${pause.id}`}>
          {translate(
            pause.ended_on === null
              ? 'credit_repairs.path.pause'
              : 'credit_repairs.path.pause_ended',
            { from: pause.from, until: pause.until, on: pause.ended_on ?? '' },
          )}{' '}
          <TextLink to={caseAddress(pause.credit_repair_id)}>
            {translate('credit_repairs.path.see')}
          </TextLink>
        </li>
      ))}
      {explanations.map((explanation) => (
        <li key={`explanation${explanation.credit_repair_id}`}>
          {translate('credit_repairs.path.explanation', {
            on: explanation.granted_on,
            text: explanation.text,
          })}{' '}
          <TextLink to={caseAddress(explanation.credit_repair_id)}>
            {translate('credit_repairs.path.see')}
          </TextLink>
        </li>
      ))}
      {restructures.map((restructure) => (
        <li key={`restructure${restructure.id}`}>
          {restructure.first_due_on === null
            ? translate('credit_repairs.path.restructure')
            : translate('credit_repairs.path.restructure_from', {
                on: restructure.first_due_on,
              })}{' '}
          <StatusChip value={restructure.status} of="restructure_statuses" />{' '}
          <TextLink to={`/restructures/${restructure.id}/show`}>
            {translate('credit_repairs.path.see')}
          </TextLink>
        </li>
      ))}
    </>
  );
}

function Request({ request }: { request: PathBack['requests'][number] }) {
  const translate = useTranslate();
  const kind = useEnumLabel('repair_kinds');
  return (
    <li>
      {translate('credit_repairs.path.request', {
        kind: kind(request.kind),
        on: request.received_on,
        due: request.due_on,
      })}{' '}
      <StatusChip value={request.status} of="repair_statuses" />{' '}
      <TextLink to={caseAddress(request.id)}>{translate('credit_repairs.path.see')}</TextLink>
    </li>
  );
}
