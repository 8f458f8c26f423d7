import { Box, Typography } from '@mui/material';
import { Show, useGetOne, useRecordContext, useTranslate } from 'react-admin';
import type { Policy } from '../../server/contract/resources/policies.ts';
import type { User } from '../../server/contract/resources/system.ts';
import { DecisionButtons } from '../shared/DecisionButtons.tsx';
import { DayField } from '../shared/DayField.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { formatInstant } from '../shared/format.ts';
import { InstantField } from '../shared/InstantField.tsx';
import { useBusinessDate, useMay, useReadSession, useSession } from '../shared/session.ts';
import { RecordHead, RecordPage } from '../shared/RecordPage.tsx';
import { Section } from '../shared/Section.tsx';
import { ShowError } from '../shared/ShowError.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { UserName } from '../shared/UserName.tsx';
import { PolicyBasis } from './PolicyBasis.tsx';
import { isTogether } from './policyBook.ts';
import { isTold, Touch } from './Touch.tsx';
import { PolicyComparison } from './PolicyComparison.tsx';
import { usePolicyWords } from '../parts/policies/usePolicyWords.ts';

const field = (name: string) => `resources.policies.fields.${name}`;

function PolicyTitle() {
  const translate = useTranslate();
  const policy = useRecordContext<Policy>();
  const kind = useEnumLabel('policy_kinds');
  const { productOf } = usePolicyWords();
  return (
    <span>
      {policy &&
        translate('policies.show.title', {
          kind: kind(policy.kind),
          product: productOf(policy.product),
        })}
    </span>
  );
}

function PolicyFacts({ policy }: { policy: Policy }) {
  const translate = useTranslate();
  const { productOf } = usePolicyWords();
  return (
    <Facts>
      <Fact labelKey={field('product')}>{productOf(policy.product)}</Fact>
      <Fact labelKey={field('effective_on')}>
        {policy.author_id === null ? (
          translate('policies.list.from_start')
        ) : (
          <DayField source="effective_on" distance />
        )}
      </Fact>
      <Fact labelKey={field('status')}>
        <StatusChip source="status" of="policy_statuses" />
      </Fact>
      <Fact labelKey={field('author_id')}>
        {policy.author_id === null ? (
          translate('policies.shipped.by')
        ) : (
          <UserName source="author_id" />
        )}
      </Fact>
      {policy.author_id !== null && (
        <Fact labelKey={field('created_at')}>
          <InstantField source="created_at" />
        </Fact>
      )}
    </Facts>
  );
}

function standingOf(policy: Policy, own: boolean, today: string): string {
  if (policy.status === 'proposed') return own ? 'waiting_own' : 'waiting_hint';
  if (policy.in_force) return isTogether(policy.kind) ? 'together_note' : 'in_force_note';
  return policy.effective_on > today ? 'coming_note' : 'replaced_note';
}

/** Says in one sentence where the rule stands. */
function Standing({ policy }: { policy: Policy }) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const own = useSession()?.id === policy.author_id;
  const { data: user } = useGetOne<User>(
    'users',
    { id: policy.decided_by ?? 0 },
    { enabled: policy.decided_by !== null },
  );
  const decided =
    policy.decided_by !== null &&
    translate(`policies.show.${policy.status}`, {
      who: user?.full_name ?? '',
      when: formatInstant(policy.decided_at ?? ''),
    });
  const key = standingOf(policy, own, today);
  return (
    <Box>
      {policy.status !== 'rejected' && (
        <Typography className="figures">
          {translate(`policies.show.${key}`, { day: policy.effective_on })}
        </Typography>
      )}
      {decided && (
        <Typography className="figures" color="text.secondary">
          {decided}
        </Typography>
      )}
      {policy.decision_comment && (
        <Typography sx={{ overflowWrap: 'anywhere' }}>{policy.decision_comment}</Typography>
      )}
    </Box>
  );
}

function PolicyScreen() {
  const policy = useRecordContext<Policy>();
  const mayDecide = useMay('policies', 'approve');
  const me = useSession()?.id;
  const readSession = useReadSession();
  if (!policy) return null;
  return (
    <RecordPage>
      <RecordHead
        actions={
          policy.status === 'proposed' &&
          mayDecide &&
          policy.author_id !== me && (
            <DecisionButtons
              resource="policies"
              id={policy.id}
              part="policies"
              words={{ day: policy.effective_on }}
              onApproved={() => void readSession()}
            />
          )
        }
      >
        <PolicyFacts policy={policy} />
        <Standing policy={policy} />
      </RecordHead>
      <PolicyComparison policy={policy} />
      {policy.status === 'proposed' && isTold(policy.kind) && (
        <Touch kind={policy.kind} value={policy.value} />
      )}
      <Section titleKey="policies.show.basis">
        <PolicyBasis policy={policy} />
        {policy.reason && (
          <Typography sx={{ mt: 1, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {policy.reason}
          </Typography>
        )}
      </Section>
    </RecordPage>
  );
}

export function PolicyShow() {
  return (
    <Show title={<PolicyTitle />} actions={false} component="div" error={<ShowError />}>
      <PolicyScreen />
    </Show>
  );
}
