import { Box, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { AssignmentRules } from '../policies/AssignmentRules.tsx';
import { ruleOn, type PolicyValues } from '../policies/policyBook.ts';
import { usePolicies } from '../policies/usePolicies.ts';
import { Fetched } from '../shared/Fetched.tsx';
import { Section } from '../shared/Section.tsx';
import { useBusinessDate } from '../shared/session.ts';
import { TextLink } from '../shared/TextLink.tsx';

const FROM_START = '1970-01-01';

/** The rules in force in words, leading to the policy they are of. */
export function PolicyCard() {
  const translate = useTranslate();
  const on = useBusinessDate();
  const { policies, error, refetch } = usePolicies();
  return (
    <Section titleKey="assignment.policy">
      <Fetched
        data={policies}
        error={error}
        onRetry={refetch}
        waiting={<Skeleton variant="rounded" height={120} />}
      >
        {(rows) => {
          const policy = ruleOn(rows, { kind: 'assignment', product: null, on });
          return (
            policy && (
              <>
                <AssignmentRules policy={policy.value as PolicyValues['assignment']} />
                <Box sx={{ mt: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>
                  {policy.effective_on === FROM_START
                    ? translate('assignment.policy_from_start')
                    : translate('assignment.policy_since', { day: policy.effective_on })}
                  {' · '}
                  <TextLink to={`/policies/${policy.id}/show`}>
                    {translate('assignment.policy_open')}
                  </TextLink>
                </Box>
              </>
            )
          );
        }}
      </Fetched>
    </Section>
  );
}
