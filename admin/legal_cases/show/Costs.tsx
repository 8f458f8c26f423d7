import Box from '@mui/material/Box';
import { useGetList, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Adjustment } from '../../../server/contract/resources/adjustments.ts';
import { useOpenPanel } from '../../shared/panel/loanPanel.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { Money } from '../../shared/MoneyField.tsx';
import { useMay } from '../../shared/session.ts';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { CourtFees } from './CourtFees.tsx';
import type { PartProps } from './part.ts';
import { PartBox } from './PartBox.tsx';

const MOST = 200;
const COLUMNS = {
  display: 'grid',
  gridTemplateColumns: '88px minmax(0, 1fr) auto 104px',
  columnGap: 1.5,
  alignItems: 'baseline',
  py: 0.75,
  fontSize: '0.875rem',
} as const;

/** What the court charges for the claim, and the costs that were charged to the loan. */
export const Costs = (props: PartProps) => (
  <>
    <CourtFees {...props} />
    <Charged {...props} />
  </>
);

/** The costs of the case, each a charge in the loan's ledger; a reversed one no longer counts. */
function Charged({ legalCase }: PartProps) {
  const translate = useTranslate();
  const openPanel = useOpenPanel();
  const kind = useEnumLabel('cost_kinds');
  const mayCharge = useMay('adjustments', 'create') && legalCase.stage !== 'closed';
  const { data, isPending, error, refetch } = useGetList<Adjustment>('adjustments', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'value_on', order: 'ASC' },
    filter: { legal_case_id: legalCase.id },
  });
  return (
    <PartBox
      addKey="legal_cases.costs.add"
      onAdd={
        mayCharge
          ? () => openPanel({ kind: 'charge', preset: { legal_case_id: legalCase.id } })
          : undefined
      }
      isPending={isPending}
      error={error}
      onRetry={() => void refetch()}
      emptyKey={data?.length === 0 && 'legal_cases.costs.none'}
    >
      <Box
        component="ul"
        className="figures"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          '& > li + li': { borderTop: 1, borderColor: 'divider' },
        }}
      >
        {(data ?? []).map((cost) => (
          <Box component="li" key={cost.id} sx={COLUMNS}>
            <span>{cost.value_on}</span>
            <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              <Link to={`/adjustments/${cost.id}/show`} style={{ color: 'inherit' }}>
                {kind(cost.cost_kind)}
              </Link>{' '}
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {cost.reason}
              </Box>
            </Box>
            <span>
              {cost.status === 'posted' ? null : (
                <StatusChip value={cost.status} of="adjustment_statuses" />
              )}
            </span>
            <Box
              sx={{
                textAlign: 'right',
                textDecoration: cost.status === 'reversed' ? 'line-through' : 'none',
              }}
            >
              <Money minor={cost.amount_minor} />
            </Box>
          </Box>
        ))}
        <Box component="li" sx={{ ...COLUMNS, fontWeight: 600 }}>
          <span />
          <span>{translate('legal_cases.costs.sum')}</span>
          <span />
          <Box sx={{ textAlign: 'right' }}>
            <Money minor={legalCase.costs_minor} />
          </Box>
        </Box>
      </Box>
    </PartBox>
  );
}
