import { Alert, Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { HomeAnswer } from '../../server/contract/resources/home.ts';
import { beijingDay } from '../../server/domain/time/beijing.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { Instant } from '../shared/InstantField.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { HomeCard, HomeLine, HomeLines, listAt } from './HomeCard.tsx';

type Contact = NonNullable<HomeAnswer['contact']>;

/** What the console kept from happening in the week, and what happened against a rule. */
export function ContactCard({ contact, on }: { contact: Contact; on: string }) {
  const translate = useTranslate();
  const rule = useEnumLabel('contact_rules');
  return (
    <HomeCard titleKey="today.home.contact">
      <HomeLines>
        <HomeLine
          name={translate('today.home.broken')}
          figure={String(contact.broken)}
          to="/review/report"
        />
        <HomeLine
          name={translate('today.home.holds_ending')}
          figure={String(contact.holds_ending)}
          to={listAt('holds', { status: 'in_force', ends_on_lte: addDays(on, 7) })}
        />
        {contact.refused.map(({ rule: name, count }) => (
          <HomeLine
            key={name}
            name={translate('today.home.refused', { rule: rule(name) })}
            figure={String(count)}
            to={listAt('contact_refusals', { rule: name, business_date_gte: contact.from })}
          />
        ))}
      </HomeLines>
    </HomeCard>
  );
}

type Running = NonNullable<HomeAnswer['running']>;

/** What an administrator must see to at once; no words where all is in order. */
function Warnings({ running }: { running: Running }) {
  const translate = useTranslate();
  const { backup, sealed_at, leap_days: leap } = running;
  const late = backup.good_at === null ? 'backup_none' : 'backup_late';
  const states: [name: string, is: boolean][] = [
    [(leap ?? 0) < 0 ? 'clock_behind' : 'clock_leapt', leap !== null],
    ['backup_failed', backup.failed_at !== null],
    [late, backup.failed_at === null && backup.is_late],
    ['unsealed', sealed_at === null],
  ];
  return states
    .filter(([, is]) => is)
    .map(([name]) => (
      <Alert key={name} severity="warning" sx={{ my: 1 }}>
        {translate(`today.home.${name}`, { on: running.business_date, days: Math.abs(leap ?? 0) })}
      </Alert>
    ));
}

/** The last business day, backup and seal, alarms, and what was imported. */
export function RunningCard({ running }: { running: Running }) {
  const translate = useTranslate();
  const dayOf = (at: string | null) =>
    at === null ? translate('today.home.never') : beijingDay(at);
  const { backup, sealed_at } = running;
  return (
    <HomeCard titleKey="today.home.running">
      <Warnings running={running} />
      <HomeLines>
        {running.alarms.map(({ id, loan_id, occurred_at }) => (
          <HomeLine
            key={id}
            name={translate('today.home.alarm')}
            note={<Instant at={occurred_at} />}
            figure={translate('today.home.see_loan')}
            to={`/loans/${loan_id}/show`}
          />
        ))}
        <HomeLine
          name={translate('today.home.rolled')}
          note={<Instant at={running.rolled_at} />}
          figure={running.business_date ?? '–'}
          to={listAt('audit_events', { resource: 'business_days' })}
        />
        <HomeLine
          name={translate('today.home.backup')}
          note={backup.good_at !== null && <Instant at={backup.good_at} />}
          figure={dayOf(backup.good_at)}
          to={listAt('audit_events', { resource: 'backups' })}
        />
        <HomeLine
          name={translate('today.home.sealed')}
          note={sealed_at !== null && <Instant at={sealed_at} />}
          figure={dayOf(sealed_at)}
          to="/audit_events"
        />
      </HomeLines>
      {running.imports.length > 0 && (
        <Box sx={{ mt: 1.5, color: 'text.secondary' }}>
          {translate('today.home.imports', { smart_count: running.imports.length })}
        </Box>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {running.imports.map(({ id, occurred_at }) => (
          <Box component="li" key={id} sx={{ py: 0.5 }}>
            <TextLink to={`/audit_events/${id}/show`}>
              <Instant at={occurred_at} />
            </TextLink>
          </Box>
        ))}
      </Box>
    </HomeCard>
  );
}
