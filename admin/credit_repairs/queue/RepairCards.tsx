import { Box } from '@mui/material';
import { SimpleList } from 'react-admin';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import { EnumField } from '../../shared/EnumField.tsx';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { UserName } from '../../shared/UserName.tsx';
import { Clock } from '../../parts/repairs/Clock.tsx';
import { RepairListEmpty } from './RepairListEmpty.tsx';

const LINE = {
  display: 'flex',
  justifyContent: 'space-between',
  alignItems: 'baseline',
  gap: 1,
} as const;

/** The queue on a phone. */
export function RepairCards() {
  return (
    <SimpleList<CreditRepair>
      rowClick="show"
      empty={<RepairListEmpty />}
      primaryText={(repair) => (
        <Box component="span" sx={LINE}>
          <Box component="b" sx={{ fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis' }}>
            {repair.borrower_name}
          </Box>
          <StatusChip source="status" of="repair_statuses" />
        </Box>
      )}
      secondaryText={(repair) => (
        <Box component="span" sx={{ display: 'block' }}>
          <Box component="span" sx={LINE}>
            <span>
              <EnumField source="kind" of="repair_kinds" /> ·{' '}
              <EnumField source="cause" of="repair_causes" />
            </span>
            {repair.assignee_id !== null && <UserName source="assignee_id" />}
          </Box>
          <Box
            component="span"
            sx={{ display: 'block', mt: 0.5, color: 'text.primary', '& > span': { width: '100%' } }}
          >
            <Clock repair={repair} />
          </Box>
        </Box>
      )}
    />
  );
}
