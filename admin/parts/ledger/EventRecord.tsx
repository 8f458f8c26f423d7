import { Box, Button, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { RecordContextProvider, useGetOne, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Adjustment } from '../../../server/contract/resources/adjustments.ts';
import type { Payment } from '../../../server/contract/resources/payments.ts';
import type { Restructure } from '../../../server/contract/resources/restructures.ts';
import { ReverseAdjustmentButton } from '../adjustments/ReverseAdjustmentButton.tsx';
import { ReversePaymentButton } from '../payments/ReversePaymentButton.tsx';
import { KindsField } from '../restructures/KindsField.tsx';
import { Instant } from '../../shared/InstantField.tsx';
import { UserName } from '../../shared/UserName.tsx';

function Said({ labelKey, children }: { labelKey: string; children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Typography variant="body2" component="div" sx={{ overflowWrap: 'anywhere' }}>
      <Box component="span" sx={{ color: 'text.secondary', mr: 1 }}>
        {translate(labelKey)}
      </Box>
      {children}
    </Typography>
  );
}

interface RecordProps {
  /** A look back: nothing can be taken back there. */
  locked: boolean;
  tools: ReactNode;
}

function Tools({ to, tools, children }: { to: string; tools: ReactNode; children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, ml: -1.5 }}>
      <Button component={Link} to={to}>
        {translate('ledger.see')}
      </Button>
      {tools}
      {children}
    </Box>
  );
}

/** The recorder of a payment, and the button that takes it back. */
export function PaymentRecord({ id, locked, tools }: RecordProps & { id: number }) {
  const translate = useTranslate();
  const { data: payment } = useGetOne<Payment>('payments', { id });
  if (!payment) return null;
  return (
    <RecordContextProvider value={payment}>
      <Said labelKey="ledger.recorder">
        {payment.recorded_by === null ? (
          translate('payments.show.automatic')
        ) : (
          <UserName source="recorded_by" />
        )}{' '}
        · <Instant at={payment.created_at} />
      </Said>
      {payment.memo && <Said labelKey="ledger.memo">{payment.memo}</Said>}
      <Tools to={`/payments/${id}/show`} tools={tools}>
        {locked ? null : <ReversePaymentButton />}
      </Tools>
    </RecordContextProvider>
  );
}

/**
 * The terms of a restructure, who asked for it and who approved it. Nothing takes a restructure
 * back.
 */
export function RestructureRecord({ id, tools }: { id: number; tools: ReactNode }) {
  const { data: request } = useGetOne<Restructure>('restructures', { id });
  if (!request) return null;
  return (
    <RecordContextProvider value={request}>
      <Said labelKey="resources.restructures.fields.kinds">
        <KindsField />
      </Said>
      <Said labelKey="resources.restructures.fields.requested_by">
        <UserName source="requested_by" /> · <Instant at={request.submitted_at} />
      </Said>
      <Said labelKey="ledger.decider">
        <UserName source="decided_by" /> · <Instant at={request.decided_at} />
      </Said>
      <Tools to={`/restructures/${id}/show`} tools={tools}>
        {null}
      </Tools>
    </RecordContextProvider>
  );
}

/** The author of an adjustment, who decided it and why, and the button that takes it back. */
export function AdjustmentRecord({
  adjustment,
  locked,
  tools,
}: RecordProps & { adjustment: Adjustment }) {
  return (
    <RecordContextProvider value={adjustment}>
      <Said labelKey="resources.adjustments.fields.reason">{adjustment.reason}</Said>
      <Said labelKey="resources.adjustments.fields.requested_by">
        <UserName source="requested_by" /> · <Instant at={adjustment.created_at} />
      </Said>
      {adjustment.decided_by !== null && (
        <Said labelKey="ledger.decider">
          <UserName source="decided_by" /> · <Instant at={adjustment.posted_at} />
        </Said>
      )}
      <Tools to={`/adjustments/${adjustment.id}/show`} tools={tools}>
        {locked ? null : <ReverseAdjustmentButton />}
      </Tools>
    </RecordContextProvider>
  );
}
