import { Alert, AlertTitle, Typography } from '@mui/material';
import {
  RecordContextProvider,
  Show,
  useGetOne,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import type { Adjustment } from '../../server/contract/resources/adjustments.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import type { User } from '../../server/contract/resources/system.ts';
import { LoanFacts } from '../parts/loans/LoanFacts.tsx';
import { BorrowerOfLoan } from '../shared/BorrowerOfLoan.tsx';
import { CopyField } from '../shared/CopyField.tsx';
import { DayField } from '../shared/DayField.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { Fact, Facts } from '../shared/Facts.tsx';
import { formatInstant } from '../shared/format.ts';
import { InstantField } from '../shared/InstantField.tsx';
import { QuickNote } from '../parts/loans/QuickNote.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { RateField } from '../shared/RateField.tsx';
import { RecordHead, RecordPage } from '../shared/RecordPage.tsx';
import { Section } from '../shared/Section.tsx';
import { useMay } from '../shared/session.ts';
import { ShowError } from '../shared/ShowError.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { TierChip } from '../shared/TierChip.tsx';
import { UserName } from '../shared/UserName.tsx';
import { AdjustmentDecision } from '../parts/adjustments/AdjustmentDecision.tsx';
import { ReverseAdjustmentButton } from '../parts/adjustments/ReverseAdjustmentButton.tsx';
import { useAdjustmentText } from '../parts/adjustments/useAdjustmentText.ts';

import { AdjustmentLetter } from './AdjustmentLetter.tsx';
import { NewDays } from './NewDays.tsx';

const field = (name: string) => `resources.adjustments.fields.${name}`;

function AdjustmentTitle() {
  const adjustment = useRecordContext<Adjustment>();
  const text = useAdjustmentText();
  return <span>{adjustment && text(adjustment)}</span>;
}

/** Kinds whose amount is the principal that has not fallen due. */
const OF_PRINCIPAL: ReadonlySet<string> = new Set(['acceleration', 'repayment_day']);

function AdjustmentFacts({ adjustment }: { adjustment: Adjustment }) {
  return (
    <Facts>
      <Fact
        labelKey={
          OF_PRINCIPAL.has(adjustment.kind)
            ? 'adjustments.show.principal_to_come'
            : field('amount_minor')
        }
        strong
      >
        <MoneyField source="amount_minor" />
      </Fact>
      {adjustment.kind === 'misuse' && (
        <Fact labelKey={field('rate_bps')}>
          <RateField source="rate_bps" />
        </Fact>
      )}
      <Fact labelKey={field('kind')}>
        <EnumField source="kind" of="adjustment_kinds" />
      </Fact>
      <AboutFact adjustment={adjustment} />
      <Fact labelKey={field('value_on')}>
        <DayField source="value_on" />
      </Fact>
      {adjustment.notified_on !== null && (
        <Fact labelKey={field('notified_on')}>
          <DayField source="notified_on" />
        </Fact>
      )}
      {adjustment.first_due_on !== null && (
        <Fact labelKey={field('first_due_on')}>
          <DayField source="first_due_on" />
        </Fact>
      )}
      <Fact labelKey={field('status')}>
        <StatusChip source="status" of="adjustment_statuses" />
      </Fact>
      <Fact labelKey={field('loan_id')}>
        <LoanLink />
        <QuickNote />
      </Fact>
      <Fact labelKey="resources.loans.fields.borrower_id">
        <BorrowerOfLoan />
      </Fact>
    </Facts>
  );
}

/** Says in one sentence what became of the request. */
function Outcome({ adjustment }: { adjustment: Adjustment }) {
  const translate = useTranslate();
  const { decided_by, status, posted_at, updated_at, decision_comment } = adjustment;
  const { data: user } = useGetOne<User>(
    'users',
    { id: decided_by ?? 0 },
    { enabled: decided_by !== null },
  );
  const words = { who: user?.full_name ?? '', when: formatInstant(posted_at ?? updated_at) };
  const key = decisionOf({ status, decided_by, posted_at });
  return (
    <Section titleKey="adjustments.decision.title">
      <Typography className="figures">{translate(`adjustments.decision.${key}`, words)}</Typography>
      {status === 'proposed' && (
        <Typography color="text.secondary">
          {translate('adjustments.decision.waiting_hint')}
        </Typography>
      )}
      {decision_comment && (
        <Typography sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>{decision_comment}</Typography>
      )}
    </Section>
  );
}

function Reversed({
  adjustment: { status, reversed_by, reversed_at, reversal_reason },
}: {
  adjustment: Adjustment;
}) {
  const translate = useTranslate();
  const { data: user } = useGetOne<User>(
    'users',
    { id: reversed_by ?? 0 },
    { enabled: reversed_by !== null },
  );
  if (status !== 'reversed') return null;
  return (
    <Alert severity="warning">
      <AlertTitle>{translate('adjustments.show.reversed_title')}</AlertTitle>
      <div>
        {translate('adjustments.show.reversed_body', {
          when: formatInstant(reversed_at ?? ''),
          who: user?.full_name ?? '',
        })}
      </div>
      <div>{translate('adjustments.show.reversed_reason', { reason: reversal_reason ?? '' })}</div>
    </Alert>
  );
}

/**
 * The figures of the loan that the decision needs, so that nothing has to be looked up elsewhere.
 */
function LoanNow({ id }: { id: number }) {
  const { data: loan } = useGetOne<Loan>('loans', { id });
  if (!loan) return null;
  return (
    <Section
      titleKey="adjustments.show.loan_now"
      mark={
        loan.tier === null ? (
          <StatusChip of="loan_statuses" value={loan.status} />
        ) : (
          <TierChip tier={loan.tier} daysPastDue={loan.days_past_due} />
        )
      }
    >
      <RecordContextProvider value={loan}>
        <LoanFacts />
      </RecordContextProvider>
    </Section>
  );
}

/** What a request for another repayment day would make of the rows to come. */
function AskedDays({ adjustment }: { adjustment: Adjustment }) {
  const mayAsk = useMay('adjustments', 'create');
  const { loan_id, first_due_on, status } = adjustment;
  if (!mayAsk || first_due_on === null || status !== 'proposed') return null;
  return (
    <Section titleKey="adjustments.show.days">
      <NewDays loanId={loan_id} firstDueOn={first_due_on} />
    </Section>
  );
}

/** Kinds whose approval is told to the borrower in a letter. */
const WITH_LETTER: ReadonlySet<string> = new Set(['small_balance', 'repayment_day']);

function AdjustmentScreen() {
  const adjustment = useRecordContext<Adjustment>();
  if (!adjustment) return null;
  return (
    <RecordPage>
      <RecordHead
        actions={
          adjustment.status === 'proposed' ? (
            <AdjustmentDecision adjustment={adjustment} />
          ) : (
            <ReverseAdjustmentButton />
          )
        }
      >
        <AdjustmentFacts adjustment={adjustment} />
      </RecordHead>
      <Reversed adjustment={adjustment} />
      <Section titleKey="adjustments.show.reason">
        <Typography sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {adjustment.reason}
        </Typography>
      </Section>
      {adjustment.status === 'proposed' && <LoanNow id={adjustment.loan_id} />}
      <AskedDays adjustment={adjustment} />
      <Outcome adjustment={adjustment} />
      {WITH_LETTER.has(adjustment.kind) && adjustment.status === 'posted' && (
        <AdjustmentLetter id={adjustment.id} />
      )}
      <Facts sx={{ px: { xs: 2, sm: 3 } }}>
        <Fact labelKey={field('requested_by')}>
          <UserName source="requested_by" />
        </Fact>
        <Fact labelKey={field('created_at')}>
          <InstantField source="created_at" />
        </Fact>
        <Fact labelKey={field('client_reference')}>
          <CopyField source="client_reference" />
        </Fact>
      </Facts>
    </RecordPage>
  );
}

export function AdjustmentShow() {
  return (
    <Show title={<AdjustmentTitle />} actions={false} component="div" error={<ShowError />}>
      <AdjustmentScreen />
    </Show>
  );
}

function decisionOf({
  status,
  decided_by,
  posted_at,
}: Pick<Adjustment, 'status' | 'decided_by' | 'posted_at'>): string {
  if (status === 'proposed') return 'waiting';
  if (decided_by === null) return 'at_once';
  return posted_at === null ? 'rejected' : 'approved';
}

/** The kind of cost of a charge, or the component of a waiver. */
function AboutFact({ adjustment }: { adjustment: Adjustment }) {
  if (adjustment.cost_kind)
    return (
      <Fact labelKey={field('cost_kind')}>
        <EnumField source="cost_kind" of="cost_kinds" />
      </Fact>
    );
  if (!adjustment.component) return null;
  return (
    <Fact labelKey={field('component')}>
      <EnumField source="component" of="components" />
    </Fact>
  );
}
