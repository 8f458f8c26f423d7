import { useTranslate } from 'react-admin';
import type { Message } from '../../server/contract/resources/messages.ts';
import { daysBetween } from '../../server/domain/time/calendar.ts';
import { dayOf } from '../shared/houseDays.ts';

const momentOf = (days: number): 'before' | 'on' | 'after' => {
  if (days === 0) return 'on';
  return days < 0 ? 'before' : 'after';
};

/** Why a message came into being: so many days before or after a due date, or by hand. */
export function Why({ message }: { message: Message }) {
  const translate = useTranslate();
  if (message.anchor_on === null) return <>{translate('outbox.list.by_hand')}</>;
  const days = daysBetween(message.anchor_on, dayOf(message.not_before));
  return (
    <span className="figures">
      {translate(`outreach_policy.when.${momentOf(days)}`, { smart_count: Math.abs(days) })}
    </span>
  );
}
