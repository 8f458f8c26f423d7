import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ReferenceField, SimpleList, useTranslate } from 'react-admin';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { formatMoney } from '../shared/format.ts';
import { TierField } from '../shared/TierField.tsx';
import { LoanListEmpty } from './LoanListEmpty.tsx';

/** The list on a phone: one loan a card, the two figures that matter and nothing else. */
export function LoanCards() {
  const translate = useTranslate();
  return (
    <SimpleList<Loan>
      rowClick="show"
      empty={<LoanListEmpty />}
      primaryText={(loan) => (
        <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
          <span>
            <ReferenceField source="borrower_id" reference="borrowers" link={false} /> <TierField source="tier" />
          </span>
          <span>{formatMoney(loan.overdue_minor || loan.outstanding_minor)}</span>
        </Box>
      )}
      secondaryText={(loan) => (
        <Typography component="span" variant="body2" sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, color: 'text.secondary' }}>
          <span>{loan.loan_no}</span>
          <span>{translate(loan.overdue_minor ? 'loans.facts.overdue' : 'loans.facts.outstanding')}</span>
        </Typography>
      )}
    />
  );
}
