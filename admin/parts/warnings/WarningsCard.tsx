import { Box, Button, Card, Typography } from '@mui/material';
import { useGetManyReference, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Warning } from '../../../server/contract/resources/warnings.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { openPanel } from '../../shared/panel/openedPanel.ts';
import { useMay } from '../../shared/session.ts';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { TextLink } from '../../shared/TextLink.tsx';
import { CloseWarning } from './CloseWarning.tsx';
import { useWarningReason } from './reasonText.ts';
import { WarningDue } from './WarningDue.tsx';

const SHOWN = 10;
const OPEN = { status: 'open' };

interface Props {
  target: 'borrower_id' | 'loan_id';
  id: number;
}

/**
 * The open warnings of a record. A page waits for them, so that its contents do not move down when
 * the card comes.
 */
export const useOpenWarnings = (target: Props['target'], id: number | undefined) =>
  useGetManyReference<Warning>(
    'warnings',
    {
      target,
      id,
      pagination: { page: 1, perPage: SHOWN },
      sort: { field: 'due_on', order: 'ASC' },
      filter: OPEN,
    },
    { enabled: id !== undefined },
  );

/** What the console warns of, and what to do about it; nothing where there is no warning. */
export function WarningsCard({ target, id }: Props) {
  const translate = useTranslate();
  const { data = [] } = useOpenWarnings(target, id);
  if (data.length === 0) return null;
  return (
    <Card
      component="section"
      aria-label={translate('warnings.card')}
      sx={{ px: { xs: 2, sm: 3 }, py: 1 }}
    >
      <Typography variant="subtitle1" component="h3">
        {translate('warnings.card')}
      </Typography>
      {data.map((warning) => (
        <WarningLine key={warning.id} warning={warning} withLoan={target === 'borrower_id'} />
      ))}
    </Card>
  );
}

function WarningLine({ warning, withLoan }: { warning: Warning; withLoan: boolean }) {
  const ruleOf = useEnumLabel('warning_rules');
  const reasonOf = useWarningReason();
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        py: 0.75,
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <Box sx={{ flex: '1 1 360px', minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2 }}>
          <TextLink to={`/warnings/${warning.id}/show`}>{ruleOf(warning.rule)}</TextLink>
          <StatusChip of="severities" value={warning.severity} />
          {withLoan && <TextLink to={`/loans/${warning.loan_id}/show`}>{warning.loan_no}</TextLink>}
          <WarningDue warning={warning} />
        </Box>
        <Typography variant="body2" className="figures" sx={{ color: 'text.secondary' }}>
          {reasonOf(warning)}
        </Typography>
      </Box>
      <WarningSteps warning={warning} />
    </Box>
  );
}

/** What can be done about a warning: talk, offer another plan, close it. */
export function WarningSteps({ warning, main = false }: { warning: Warning; main?: boolean }) {
  const translate = useTranslate();
  const mayWrite = useMay('collection_notes', 'create');
  const mayAsk = useMay('restructures', 'create');
  if (warning.status !== 'open') return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <CloseWarning warning={warning} main={main} />
      {mayWrite && (
        <Button onClick={() => openPanel(warning.loan_id, { kind: 'note' })}>
          {translate('warnings.steps.note')}
        </Button>
      )}
      {mayAsk && (
        <Button component={Link} to={`/restructures/create?loan_id=${warning.loan_id}`}>
          {translate('warnings.steps.restructure')}
        </Button>
      )}
    </Box>
  );
}
