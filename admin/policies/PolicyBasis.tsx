import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Policy } from '../../server/contract/resources/policies.ts';
import { usePolicyWords } from '../parts/policies/usePolicyWords.ts';

/** The source a rule rests on, and how sure that is. What a lender must confirm stands out. */
export function PolicyBasis({ policy }: { policy: Policy }) {
  const translate = useTranslate();
  const { sourceOf, articleOf } = usePolicyWords();
  return (
    <Typography
      variant="caption"
      component="p"
      sx={{ color: 'text.secondary', overflowWrap: 'anywhere', m: 0 }}
    >
      {[sourceOf(policy), articleOf(policy)].filter(Boolean).join(' ')} ·{' '}
      <Box component="span" sx={policy.confidence === 'C' ? { color: 'warning.main' } : undefined}>
        {translate(`policies.confidence_long.${policy.confidence}`)}
      </Box>
    </Typography>
  );
}
