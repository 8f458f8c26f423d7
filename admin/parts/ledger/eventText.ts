import { useTranslate } from 'react-admin';
import type { Adjustment, LoanLedger } from '../../../server/contract/resources/adjustments.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { formatRate } from '../../shared/format.ts';

export type LedgerEvent = LoanLedger['events'][number];

export const keyOf = (event: LedgerEvent) =>
  `${event.kind}-${event.payment_id ?? event.adjustment_id ?? event.restructure_id ?? 0}`;

/** Names an event in words, with what it was about where its own kind does not say. */
export function useEventText(): (event: LedgerEvent, adjustment?: Adjustment) => string {
  const translate = useTranslate();
  const kind = useEnumLabel('event_kinds');
  const channel = useEnumLabel('payment_channels');
  const prepayment = useEnumLabel('prepayments');
  const cost = useEnumLabel('cost_kinds');
  const component = useEnumLabel('components');
  const aboutOf = (event: LedgerEvent, adjustment: Adjustment | undefined): string => {
    if (event.kind === 'payment')
      return [channel(event.channel), prepayment(event.prepayment)].filter(Boolean).join(' · ');
    if (event.kind === 'charge') return cost(adjustment?.cost_kind);
    if (event.kind === 'waiver') return component(adjustment?.component);
    return event.kind === 'misuse' && adjustment ? formatRate(adjustment.rate_bps ?? 0) : '';
  };
  return (event, adjustment) => {
    const about = aboutOf(event, adjustment);
    return about === ''
      ? kind(event.kind)
      : translate('ledger.about', { kind: kind(event.kind), about });
  };
}
