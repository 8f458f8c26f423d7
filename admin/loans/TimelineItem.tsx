import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import ForwardToInboxOutlined from '@mui/icons-material/ForwardToInboxOutlined';
import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ElementType, ReactNode } from 'react';
import { RecordContextProvider, useTranslate } from 'react-admin';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import type { Payment } from '../../server/contract/resources/payments.ts';
import { MessageLines } from '../parts/messages/MessageLines.tsx';
import { NoteLines } from '../parts/notes/NoteLines.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { formatMoney } from '../shared/format.ts';
import { LoanLink } from '../shared/LoanLink.tsx';
import { UserName } from '../shared/UserName.tsx';
import { EntryLink } from '../shared/EntryLink.tsx';
import type { TimelineEntry } from './timelineEntries.ts';

interface RowProps {
  icon: ElementType;
  /** Among those of several loans it names its own. */
  named: boolean;
  children: ReactNode;
}

function Row({ icon: Icon, named, children }: RowProps) {
  return (
    <Box sx={{ display: 'flex', gap: 1.5, px: 2, py: 0.75 }}>
      <Icon aria-hidden sx={{ fontSize: 18, mt: '2px', color: 'text.secondary' }} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        {children}
        {named && (
          <Box sx={{ fontSize: '0.8125rem', '& .MuiTypography-root': { fontSize: 'inherit' } }}>
            <LoanLink />
          </Box>
        )}
      </Box>
    </Box>
  );
}

function PaymentLines({ payment }: { payment: Payment }) {
  const translate = useTranslate();
  const channel = useEnumLabel('payment_channels');
  const recorder =
    payment.recorded_by === null ? (
      translate('loans.timeline.automatic')
    ) : (
      <UserName source="recorded_by" />
    );
  const reversed = payment.status === 'reversed';
  return (
    <>
      <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
        <EntryLink to={`/payments/${payment.id}/show`} struck={reversed}>
          {translate('loans.timeline.paid', { amount: formatMoney(payment.amount_minor) })}
        </EntryLink>
        {reversed && ` · ${translate('loans.timeline.reversed')}`}
        {` · ${channel(payment.channel)} · `}
        {recorder}
      </Typography>
      {(payment.reversal_reason ?? payment.memo) && (
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {payment.reversal_reason ?? payment.memo}
        </Typography>
      )}
    </>
  );
}

function CaseLines({ legalCase }: { legalCase: LegalCase }) {
  const translate = useTranslate();
  const stage = useEnumLabel('case_stages');
  const details = [
    legalCase.case_no,
    legalCase.court,
    translate('loans.timeline.case_claim', { amount: formatMoney(legalCase.claimed_minor) }),
  ];
  return (
    <>
      <EntryLink to={`/legal_cases/${legalCase.id}/show`}>
        {translate('loans.timeline.case_stage', { stage: stage(legalCase.stage) })}
      </EntryLink>
      <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {details.filter(Boolean).join(' · ')}
      </Typography>
    </>
  );
}

/** An entry of the timeline: what happened, who did it, and the words. */
export function TimelineItem({ entry, named }: { entry: TimelineEntry; named: boolean }) {
  switch (entry.kind) {
    case 'notes':
      return (
        <RecordContextProvider value={entry.note}>
          <Row icon={EditNoteOutlined} named={named}>
            <NoteLines note={entry.note} />
          </Row>
        </RecordContextProvider>
      );
    case 'payments':
      return (
        <RecordContextProvider value={entry.payment}>
          <Row icon={PaymentsOutlined} named={named}>
            <PaymentLines payment={entry.payment} />
          </Row>
        </RecordContextProvider>
      );
    case 'cases':
      return (
        <RecordContextProvider value={entry.legalCase}>
          <Row icon={GavelOutlined} named={named}>
            <CaseLines legalCase={entry.legalCase} />
          </Row>
        </RecordContextProvider>
      );
    case 'messages':
      return (
        <RecordContextProvider value={entry.message}>
          <Row icon={ForwardToInboxOutlined} named={false}>
            <MessageLines message={entry.message} />
          </Row>
        </RecordContextProvider>
      );
  }
}
