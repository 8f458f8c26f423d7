import { Box, Card, Typography } from '@mui/material';
import { Show, useRecordContext, useTranslate } from 'react-admin';
import type { Warning } from '../../server/contract/resources/warnings.ts';
import { useWarningReason } from '../parts/warnings/reasonText.ts';
import { WarningDue } from '../parts/warnings/WarningDue.tsx';
import { WarningSteps } from '../parts/warnings/WarningsCard.tsx';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { Fact, Facts } from '../shared/Facts.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { RecordPage } from '../shared/RecordPage.tsx';
import { RecordSkeleton } from '../shared/RecordSkeleton.tsx';
import { ShowError } from '../shared/ShowError.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { UserName } from '../shared/UserName.tsx';

const field = (name: string) => `resources.warnings.fields.${name}`;

export function WarningShow() {
  return (
    <Show
      title={<WarningTitle />}
      actions={false}
      component="div"
      error={<ShowError />}
      loading={<RecordSkeleton />}
    >
      <WarningScreen />
    </Show>
  );
}

function WarningTitle() {
  const warning = useRecordContext<Warning>();
  const translate = useTranslate();
  return <span>{warning && translate('warnings.title', { name: warning.borrower_name })}</span>;
}

function WarningScreen() {
  const warning = useRecordContext<Warning>();
  const reasonOf = useWarningReason();
  if (!warning) return null;
  return (
    <RecordPage>
      <Card sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>
        <Typography component="h2" variant="subtitle1">
          <EnumField source="rule" of="warning_rules" />
        </Typography>
        <Typography className="figures" sx={{ mb: 1.5 }}>
          {reasonOf(warning)}
        </Typography>
        <Head warning={warning} />
        {warning.status === 'closed' && <Ending warning={warning} />}
        <Box sx={{ mt: 1.5 }}>
          <WarningSteps warning={warning} main />
        </Box>
      </Card>
    </RecordPage>
  );
}

function Head({ warning }: { warning: Warning }) {
  const translate = useTranslate();
  return (
    <Facts>
      <Fact labelKey={field('status')} strong>
        <StatusChip source="status" of="warning_statuses" />
      </Fact>
      <Fact labelKey={field('severity')}>
        <StatusChip source="severity" of="severities" />
      </Fact>
      <Fact labelKey={field(warning.status === 'open' ? 'due_on' : 'closed_on')}>
        <WarningDue warning={warning} />
      </Fact>
      <Fact labelKey={field('raised_on')}>
        <span className="figures">{warning.raised_on}</span>
      </Fact>
      <Fact labelKey={field('borrower_id')}>
        <BorrowerLink />
      </Fact>
      <Fact labelKey={field('loan_id')}>
        <LoanLink />
      </Fact>
      <Fact labelKey={field('owner_id')}>
        {warning.owner_id === null ? (
          translate('enums.warning_owners.supervisor')
        ) : (
          <UserName source="owner_id" />
        )}
      </Fact>
    </Facts>
  );
}

/** What was done about it, or what made the cause go away. */
function Ending({ warning }: { warning: Warning }) {
  return (
    <Facts sx={{ mt: 1.5, pt: 1.5, borderTop: 1, borderColor: 'divider' }}>
      <Fact labelKey={field('outcome')} strong>
        <StatusChip source="outcome" of="warning_outcomes" />
      </Fact>
      {warning.ended_by !== null && (
        <Fact labelKey={field('ended_by')}>
          <EnumField source="ended_by" of="warning_ends" />
        </Fact>
      )}
      {warning.closed_by !== null && (
        <Fact labelKey={field('closed_by')}>
          <UserName source="closed_by" />
        </Fact>
      )}
      <Fact labelKey={field('closed_at')}>
        <InstantField source="closed_at" />
      </Fact>
      {warning.comment !== null && (
        <Fact labelKey={field('comment')}>
          <span style={{ overflowWrap: 'anywhere' }}>{warning.comment}</span>
        </Fact>
      )}
    </Facts>
  );
}
