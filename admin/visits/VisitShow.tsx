import { Card } from '@mui/material';
import { RecordContextProvider, Show, useRecordContext, useTranslate } from 'react-admin';
import type { Visit } from '../../server/contract/resources/visits.ts';
import { AttachmentPanel } from '../parts/attachments/AttachmentPanel.tsx';
import { When } from '../parts/visits/When.tsx';
import { WhyDue } from '../parts/visits/WhyDue.tsx';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { Fact, Facts } from '../shared/Facts.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { MaskedField } from '../shared/MaskedField.tsx';
import { RecordPage } from '../shared/RecordPage.tsx';
import { RecordSkeleton } from '../shared/RecordSkeleton.tsx';
import { ShowError } from '../shared/ShowError.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { UserName } from '../shared/UserName.tsx';
import { Findings } from './Findings.tsx';
import { NextSteps } from './NextSteps.tsx';
import { VisitActions } from './VisitActions.tsx';

const field = (name: string) => `resources.visits.fields.${name}`;

export function VisitShow() {
  return (
    <Show
      title={<VisitTitle />}
      actions={false}
      component="div"
      error={<ShowError />}
      loading={<RecordSkeleton />}
    >
      <VisitScreen />
    </Show>
  );
}

function VisitTitle() {
  const visit = useRecordContext<Visit>();
  const translate = useTranslate();
  return <span>{visit && translate('visits.title', { name: visit.borrower_name })}</span>;
}

const EVIDENCE = ['evidence', 'other'] as const;

function VisitScreen() {
  const visit = useRecordContext<Visit>();
  if (!visit) return null;
  return (
    <RecordPage>
      <Card sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>
        <Head visit={visit} />
        <VisitActions visit={visit} />
      </Card>
      {visit.met !== null && <Findings visit={visit} />}
      {visit.met !== null && <NextSteps visit={visit} />}
      {visit.note_id !== null && (
        <AttachmentPanel resource="collection_notes" recordId={visit.note_id} kinds={EVIDENCE} />
      )}
    </RecordPage>
  );
}

function Head({ visit }: { visit: Visit }) {
  return (
    <Facts>
      <Fact labelKey={field('status')} strong>
        <StatusChip source="status" of="visit_statuses" />
      </Fact>
      <Fact labelKey={field('kind')}>
        <EnumField source="kind" of="visit_kinds" />
      </Fact>
      <Fact labelKey={visit.planned_at === null ? field('due_on') : field('planned_at')}>
        <When visit={visit} />
      </Fact>
      <Fact labelKey={field('borrower_id')}>
        <BorrowerLink />
      </Fact>
      <Fact labelKey={field('loan_id')}>
        <LoanLink />
      </Fact>
      <Fact labelKey={field('address')}>
        <RecordContextProvider value={{ id: visit.borrower_id, address: visit.address }}>
          <MaskedField source="address" />
        </RecordContextProvider>
      </Fact>
      <Fact labelKey={field('holder_id')}>
        <UserName source="holder_id" />
      </Fact>
      <Fact labelKey={field('companion_id')}>
        <UserName source="companion_id" />
      </Fact>
      <Fact labelKey={field('plan')}>
        <WhyDue visit={visit} />
      </Fact>
      {visit.moves > 0 && (
        <Fact labelKey={field('moves')}>
          {visit.moves} · {visit.move_reason}
        </Fact>
      )}
      {visit.cancel_reason !== null && (
        <Fact labelKey={field('cancel_reason')}>{visit.cancel_reason}</Fact>
      )}
    </Facts>
  );
}
