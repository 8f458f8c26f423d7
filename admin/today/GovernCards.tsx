import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { HomeAnswer } from '../../server/contract/resources/home.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { Instant } from '../shared/InstantField.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { HomeCard, HomeLine, HomeLines, listAt } from './HomeCard.tsx';

/** What the console kept from happening in the week, and what happened against a rule. */
export function ContactCard({ contact }: { contact: NonNullable<HomeAnswer['contact']> }) {
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

/** The last business day, and what was imported. */
export function RunningCard({ running }: { running: NonNullable<HomeAnswer['running']> }) {
  const translate = useTranslate();
  return (
    <HomeCard titleKey="today.home.running">
      <HomeLines>
        <HomeLine
          name={translate('today.home.rolled')}
          note={<Instant at={running.rolled_at} />}
          figure={running.business_date ?? '–'}
          to={listAt('audit_events', { resource: 'business_days' })}
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
