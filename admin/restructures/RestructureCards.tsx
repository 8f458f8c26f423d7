import { Box } from '@mui/material';
import { SimpleList } from 'react-admin';
import type { Restructure } from '../../server/contract/resources/restructures.ts';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';
import { formatMoney } from '../shared/format.ts';
import { StatusChip } from '../shared/StatusChip.tsx';
import { RestructureListEmpty } from './RestructureListEmpty.tsx';
import { useKindsText } from './useKindsText.ts';

/** The list on a phone. */
export function RestructureCards() {
  const kinds = useKindsText();
  const line = { display: 'flex', justifyContent: 'space-between', gap: 1 } as const;
  return (
    <SimpleList<Restructure>
      rowClick="show"
      empty={<RestructureListEmpty />}
      primaryText={(request) => (
        <Box component="span" sx={line}>
          <BorrowerLink link={false} />
          <span className="figures">{request.total_after_minor === null ? '' : formatMoney(request.total_after_minor)}</span>
        </Box>
      )}
      secondaryText={(request) => (
        <Box component="span" sx={line}>
          <span>{kinds(request.kinds)}</span>
          <StatusChip source="status" of="restructure_statuses" />
        </Box>
      )}
    />
  );
}
