import { Alert } from '@mui/material';
import { useGetOne, useRecordContext, useTranslate } from 'react-admin';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import type { Restructure } from '../../../server/contract/resources/restructures.ts';
import { Day } from '../../shared/DayField.tsx';
import { Fact, Facts } from '../../shared/Facts.tsx';
import { InstantField } from '../../shared/InstantField.tsx';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { Section } from '../../shared/Section.tsx';
import { ObserveAgain } from './ObserveAgain.tsx';

const field = (name: keyof Restructure) => `resources.restructures.fields.${name}`;

/**
 * Tells how a plan in effect is kept, until when it is watched, and what that means for contact.
 */
export function PlanInForce() {
  const request = useRecordContext<Restructure>();
  const translate = useTranslate();
  const { data: loan } = useGetOne<Loan>(
    'loans',
    { id: request?.loan_id ?? 0 },
    { enabled: request?.status === 'effective' },
  );
  if (request?.status !== 'effective') return null;
  const current = loan?.plan_restructure_id === request.id;
  return (
    <Section titleKey="restructures.show.in_force">
      <Facts>
        <Fact labelKey={field('plan_status')} strong>
          <StatusChip source="plan_status" of="plan_statuses" />
        </Fact>
        <Fact labelKey="resources.restructures.fields.effective_on">
          <Day on={request.terms.effective_on} />
        </Fact>
        <Fact labelKey={field('observation_ends_on')}>
          <Day on={request.observation_ends_on} distance />
        </Fact>
        {request.observation_restarted_on && (
          <Fact labelKey={field('observation_restarted_on')}>
            <Day on={request.observation_restarted_on} />
          </Fact>
        )}
        <Fact labelKey={field('effective_at')}>
          <InstantField source="effective_at" />
        </Fact>
      </Facts>
      {current && <ObserveAgain request={request} />}
      {current && loan.contact_frozen && (
        <Alert severity="info" sx={{ mt: 1.5 }}>
          {translate('restructures.frozen.until_missed')}
        </Alert>
      )}
      {loan && !current && (
        <Alert severity="info" sx={{ mt: 1.5 }}>
          {translate('restructures.show.replaced')}
        </Alert>
      )}
    </Section>
  );
}
