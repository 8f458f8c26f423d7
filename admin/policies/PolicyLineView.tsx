import { Box, Button, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Policy } from '../../server/contract/resources/policies.ts';
import { StatusChip } from '../shared/StatusChip.tsx';
import { PolicyBasis } from './PolicyBasis.tsx';
import type { PolicyLine } from './policyBook.ts';
import { PolicyValue, useRuleText } from './PolicyValue.tsx';
import { usePolicyWords } from '../parts/policies/usePolicyWords.ts';

/**
 * The date of every shipped row: it has counted since before the first loan, which is no date worth
 * reading.
 */
const SHIPPED_FROM = '1970-01-01';

/** The rule of one product: what is in force in full, the others as lines that lead to theirs. */
export function PolicyLineView({
  line: { product, now, coming, waiting, past },
  alone,
}: {
  line: PolicyLine;
  alone: boolean;
}) {
  const translate = useTranslate();
  const { productOf } = usePolicyWords();
  const [history, setHistory] = useState(false);
  return (
    <Box
      sx={{
        pt: 1.5,
        mt: 1.5,
        borderTop: 1,
        borderColor: 'divider',
        display: 'flex',
        flexDirection: 'column',
        gap: 1,
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 1.5 }}>
        <Typography component="h3" variant="subtitle2">
          {product === null && !alone
            ? translate('policies.all_products_else')
            : productOf(product)}
        </Typography>
        {now.length === 1 && now.map((policy) => <Since key={policy.id} policy={policy} />)}
        {now.length > 1 && (
          <Typography variant="caption" color="text.secondary">
            {translate('policies.list.together', { smart_count: now.length })}
          </Typography>
        )}
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            md: now.length > 1 ? 'repeat(auto-fill, minmax(280px, 1fr))' : 'minmax(0, 1fr)',
          },
        }}
      >
        {now.map((policy) => (
          <Box key={policy.id} sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
            <PolicyValue kind={policy.kind} value={policy.value} />
            <PolicyBasis policy={policy} />
            {now.length > 1 && <Since policy={policy} />}
          </Box>
        ))}
      </Box>
      {coming.map((policy) => (
        <OtherRule key={policy.id} policy={policy} lead={translate('policies.list.coming')} />
      ))}
      {waiting.map((policy) => (
        <OtherRule key={policy.id} policy={policy} lead={translate('policies.list.waiting')} />
      ))}
      {past.length > 0 && (
        <Box>
          <Button onClick={() => setHistory(!history)} aria-expanded={history} sx={{ ml: -1.5 }}>
            {translate(history ? 'policies.list.hide_history' : 'policies.list.history', {
              smart_count: past.length,
            })}
          </Button>
          {history &&
            past.map((policy) => (
              <OtherRule
                key={policy.id}
                policy={policy}
                lead={
                  policy.status === 'rejected'
                    ? ''
                    : translate('policies.list.ended', { day: policy.effective_on })
                }
              />
            ))}
        </Box>
      )}
    </Box>
  );
}

function Since({ policy }: { policy: Policy }) {
  const translate = useTranslate();
  return (
    <Link
      component={RouterLink}
      to={`/policies/${policy.id}/show`}
      variant="caption"
      className="figures"
    >
      {translate('policies.list.in_force')} ·{' '}
      {policy.effective_on === SHIPPED_FROM
        ? translate('policies.list.from_start')
        : translate('policies.list.since', { day: policy.effective_on })}
    </Link>
  );
}

function OtherRule({ policy, lead }: { policy: Policy; lead: string }) {
  const translate = useTranslate();
  const rule = useRuleText()(policy.kind, policy.value);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, py: 0.5 }}>
      {policy.status === 'rejected' || policy.status === 'proposed' ? (
        <StatusChip of="policy_statuses" value={policy.status} />
      ) : null}
      <Link component={RouterLink} to={`/policies/${policy.id}/show`} className="figures">
        {policy.status === 'approved' && policy.effective_on === SHIPPED_FROM
          ? translate('policies.list.from_start')
          : [
              policy.status === 'proposed' ? '' : lead,
              translate('policies.list.since', { day: policy.effective_on }),
              rule,
            ]
              .filter(Boolean)
              .join(' · ')}
      </Link>
      {policy.reason && (
        <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
          {policy.reason}
        </Typography>
      )}
    </Box>
  );
}
