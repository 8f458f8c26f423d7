import { Box, Card, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Policy } from '../../server/contract/resources/policies.ts';
import { useBusinessDate } from '../shared/session.ts';
import { strictestOf } from '../parts/policies/contactRules.ts';
import { isTogether, type PolicyValues, ruleOn, rulesOn } from './policyBook.ts';
import { PolicyBasis } from './PolicyBasis.tsx';
import { PolicyValue } from './PolicyValue.tsx';
import { usePolicies } from './usePolicies.ts';

/**
 * A rule that does not count yet beside the one it would replace, what differs marked; one that
 * counts, or did, by itself.
 */
export function PolicyComparison({ policy }: { policy: Policy }) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const { policies, isPending } = usePolicies();
  const changes =
    policy.status === 'proposed' || (policy.status === 'approved' && policy.effective_on > today);
  if (changes && policies && isTogether(policy.kind))
    return (
      <BesideOthers
        policy={policy}
        others={rulesOn(policies, {
          kind: policy.kind,
          product: policy.product,
          on: policy.effective_on,
          without: policy.id,
        })}
      />
    );
  const before =
    changes && policies
      ? ruleOn(policies, {
          kind: policy.kind,
          product: policy.product,
          on: policy.effective_on,
          without: policy.id,
        })
      : undefined;
  if (!changes || (!isPending && !before)) {
    return (
      <Card sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>
        <Side titleKey="policies.show.value">
          <PolicyValue kind={policy.kind} value={policy.value} />
        </Side>
      </Card>
    );
  }
  return (
    <Card sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
        }}
      >
        <Side
          titleKey={before?.in_force ? 'policies.show.now' : 'policies.show.otherwise'}
          day={policy.effective_on}
        >
          {before && <PolicyValue kind={before.kind} value={before.value} />}
        </Side>
        <Side titleKey="policies.show.proposed">
          {before && <PolicyValue kind={policy.kind} value={policy.value} against={before.value} />}
        </Side>
      </Box>
      <Typography variant="caption" component="p" color="text.secondary" sx={{ mt: 1.5, mb: 0 }}>
        {translate('policies.show.marked')}
      </Typography>
    </Card>
  );
}

/** A rule that would count beside the others: what it tightens is marked. */
function BesideOthers({ policy, others }: { policy: Policy; others: readonly Policy[] }) {
  const translate = useTranslate();
  return (
    <Card sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
        }}
      >
        <Side titleKey="policies.show.others">
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
            {others.map((other) => (
              <div key={other.id}>
                <PolicyValue kind={other.kind} value={other.value} />
                <PolicyBasis policy={other} />
              </div>
            ))}
          </Box>
        </Side>
        <Side titleKey="policies.show.proposed">
          <PolicyValue
            kind={policy.kind}
            value={policy.value}
            against={strictestOf(others.map(({ value }) => value as PolicyValues['contact_rules']))}
          />
        </Side>
      </Box>
      <Typography variant="caption" component="p" color="text.secondary" sx={{ mt: 1.5, mb: 0 }}>
        {translate('policies.show.tightened')}
      </Typography>
    </Card>
  );
}

function Side({
  titleKey,
  day,
  children,
}: {
  titleKey: string;
  day?: string;
  children: ReactNode;
}) {
  const translate = useTranslate();
  return (
    <Box component="section">
      <Typography component="h2" variant="subtitle1" className="figures" sx={{ mb: 1 }}>
        {translate(titleKey, { day })}
      </Typography>
      {children}
    </Box>
  );
}
