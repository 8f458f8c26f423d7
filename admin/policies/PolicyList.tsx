import { Box, Card, Chip, Skeleton, Typography } from '@mui/material';
import { CreateButton, Title, useTranslate } from 'react-admin';
import { EmptyState } from '../shared/EmptyState.tsx';
import { ErrorState } from '../shared/ErrorState.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { useBusinessDate, useMay } from '../shared/session.ts';
import type { PolicyGroup } from './policyBook.ts';
import { usePolicies, usePolicyGroups } from './usePolicies.ts';
import { PolicyLineView } from './PolicyLineView.tsx';

/** The rules of the book by kind: what counts today, what is coming, what waits, what was. */
export function PolicyList() {
  const { policies, error, isPending, refetch } = usePolicies();
  const groups = usePolicyGroups(policies, useBusinessDate());
  const mayPropose = useMay('policies', 'create');
  const book = () => {
    if (error) return <ErrorState error={error} onRetry={refetch} />;
    if (isPending) return <Waiting />;
    if (policies?.length === 0)
      return <EmptyState titleKey="policies.list.empty_title" hintKey="policies.list.empty_hint" />;
    const filled = groups.filter(({ lines }) => lines.length > 0);
    return (
      <>
        <Contents kinds={filled.map(({ kind }) => kind)} />
        {filled.map((group) => (
          <Kind key={group.kind} group={group} />
        ))}
      </>
    );
  };
  return (
    <Box sx={{ maxWidth: 1040, mx: 'auto', width: '100%', pt: 1 }}>
      <Title title="policies.menu" />
      {mayPropose && (
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', mb: 1.5 }}>
          <CreateButton resource="policies" variant="contained" label="policies.list.create" />
        </Box>
      )}
      {book()}
    </Box>
  );
}

/** The kinds of rules, each leading to its own: the page is long. */
function Contents({ kinds }: { kinds: readonly PolicyGroup['kind'][] }) {
  const translate = useTranslate();
  const label = useEnumLabel('policy_kinds');
  return (
    <Box
      component="nav"
      aria-label={translate('policies.list.contents')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}
    >
      {kinds.map((kind) => (
        <Chip
          key={kind}
          variant="outlined"
          label={label(kind)}
          onClick={() => {
            const heading = document.getElementById(`policy-${kind}`);
            heading?.scrollIntoView({ block: 'start' });
            heading?.focus({ preventScroll: true });
          }}
        />
      ))}
    </Box>
  );
}

function Kind({ group: { kind, lines } }: { group: PolicyGroup }) {
  const translate = useTranslate();
  const label = useEnumLabel('policy_kinds');
  return (
    <Card
      component="section"
      aria-labelledby={`policy-${kind}`}
      sx={{ px: { xs: 2, sm: 3 }, py: 2, mb: 2 }}
    >
      <Typography
        id={`policy-${kind}`}
        variant="h6"
        component="h2"
        tabIndex={-1}
        sx={{ outline: 'none', scrollMarginTop: 72 }}
      >
        {label(kind)}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {translate(`policies.about.${kind}`)}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          columnGap: 4,
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            md: lines.length > 1 ? 'minmax(0, 1fr) minmax(0, 1fr)' : 'minmax(0, 1fr)',
          },
        }}
      >
        {lines.map((line) => (
          <PolicyLineView key={line.product ?? ''} line={line} alone={lines.length === 1} />
        ))}
      </Box>
    </Card>
  );
}

function Waiting() {
  return (
    <Box aria-busy="true">
      {[260, 220, 120].map((height) => (
        <Skeleton key={height} variant="rounded" height={height} sx={{ mb: 2 }} />
      ))}
    </Box>
  );
}
