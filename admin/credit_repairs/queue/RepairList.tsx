import { Box } from '@mui/material';
import { CreateButton } from 'react-admin';
import { ResourceList } from '../../shared/ResourceList.tsx';
import { OPEN } from '../../parts/repairs/addresses.ts';
import { ClaimNext } from './ClaimNext.tsx';
import { RepairCards } from './RepairCards.tsx';
import { repairFilters } from './repairFilters.tsx';
import { RepairTable } from './RepairTable.tsx';
import { RepairTabs } from './RepairTabs.tsx';
import { Workload } from './Workload.tsx';

const AT_FIRST = { status: [...OPEN] };

/** The queue, what is due first on top; above it who has what. */
export function RepairList() {
  return (
    <Box>
      <Workload
        action={
          <>
            <CreateButton
              resource="credit_repairs"
              label="credit_repairs.form.new"
              variant="outlined"
            />
            <ClaimNext />
          </>
        }
      />
      <ResourceList
        sort={{ field: 'due_on', order: 'ASC' }}
        filterDefaultValues={AT_FIRST}
        filters={repairFilters}
        create={false}
        table={<RepairTable />}
        cards={<RepairCards />}
      >
        <RepairTabs />
      </ResourceList>
    </Box>
  );
}
