import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { ApprovalRow } from '../../server/contract/resources/restructures.ts';
import { useKindsText } from '../parts/restructures/useKindsText.ts';
import { formatMoney } from '../shared/format.ts';
import { useSession } from '../shared/session.ts';
import { TierChip } from '../shared/TierChip.tsx';
import type { Chosen } from './bulk.ts';
import { ChooseBox } from './ChooseBox.tsx';
import { Risks } from './Risks.tsx';

/** The queue on a phone. */
export const ApprovalsCards = ({
  rows,
  chosen,
}: {
  rows: readonly ApprovalRow[];
  chosen: Chosen;
}) => (
  <Box
    component="ul"
    sx={{ listStyle: 'none', m: 0, p: 0, '& > li + li': { borderTop: 1, borderColor: 'divider' } }}
  >
    {rows.map((row) => (
      <Box
        component="li"
        key={row.id}
        sx={{
          display: 'flex',
          alignItems: 'flex-start',
          gap: 0.5,
          py: 1,
          pl: chosen.possible ? 0.5 : 2,
          pr: 2,
        }}
      >
        {chosen.possible && <ChooseBox row={row} chosen={chosen} />}
        <CardText row={row} />
      </Box>
    ))}
  </Box>
);

const CardText = ({ row }: { row: ApprovalRow }) => {
  const translate = useTranslate();
  const kinds = useKindsText();
  const own = useSession()?.id === row.requested_by;
  const line = {
    display: 'flex',
    justifyContent: 'space-between',
    gap: 1,
    alignItems: 'baseline',
  } as const;
  const figures = translate(row.waived_minor > 0 ? 'approvals.card' : 'approvals.card_plain', {
    owed: formatMoney(row.owed_minor),
    waived: formatMoney(row.waived_minor),
    smart_count: row.term_months,
  });
  return (
    <Box
      component={Link}
      to={`/restructures/${row.id}/show`}
      className="figures"
      sx={{ flexGrow: 1, minWidth: 0, color: 'inherit', textDecoration: 'none', pt: 0.5 }}
    >
      <Box sx={line}>
        <Typography component="span" noWrap sx={{ fontWeight: 600 }}>
          {row.borrower_name}
        </Typography>
        <TierChip tier={row.tier} short />
      </Box>
      <Box sx={{ ...line, fontSize: '0.875rem' }}>
        <span>{kinds(row.kinds)}</span>
        <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {row.waiting_days === 0
            ? translate('app.distance.today')
            : translate('approvals.waiting', { smart_count: row.waiting_days })}{' '}
          · {own ? translate('approvals.own') : row.requested_by_name}
        </Box>
      </Box>
      <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary', mb: 0.5 }}>{figures}</Box>
      <Risks risks={row.risks} />
    </Box>
  );
};
