import Box from '@mui/material/Box';
import { SimpleList } from 'react-admin';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import { BorrowerOfLoan } from '../payments/BorrowerOfLoan.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { CaseListEmpty } from './CaseListEmpty.tsx';
import { CaseNo } from './CaseNo.tsx';

const spread = { display: 'flex', justifyContent: 'space-between', gap: 1 };

/** The list on a phone. */
export function CaseCards() {
  return (
    <SimpleList<LegalCase>
      rowClick="show"
      empty={<CaseListEmpty />}
      primaryText={() => (
        <Box component="span" sx={spread}>
          <BorrowerOfLoan link={false} />
          <MoneyField source="claimed_minor" />
        </Box>
      )}
      secondaryText={() => (
        <Box component="span" sx={spread}>
          <CaseNo />
          <StatusChip source="stage" of="case_stages" />
        </Box>
      )}
    />
  );
}
