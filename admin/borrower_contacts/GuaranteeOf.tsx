import Box from '@mui/material/Box';
import { useGetList, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Guarantee } from '../../server/contract/resources/guarantees.ts';
import { DaysLeft } from '../shared/DaysLeft.tsx';

const MOST = 20;

/** The day until which a guarantor can be held to the guarantee, where that is on record. */
export function GuaranteeOf({ contactId }: { contactId: number }) {
  const translate = useTranslate();
  const { data = [] } = useGetList<Guarantee>('guarantees', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'id', order: 'ASC' },
    filter: { borrower_contact_id: contactId },
  });
  return data.map((guarantee) => (
    <Box
      key={guarantee.id}
      className="figures"
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1 }}
    >
      <Link to={`/loans/${guarantee.loan_id}/show?tab=cases`} style={{ color: 'inherit' }}>
        {translate(
          guarantee.state === 'claimed'
            ? 'legal_cases.guarantees.claimed'
            : 'legal_cases.guarantees.runs',
          { on: guarantee.claimed_on ?? guarantee.ends_on },
        )}
      </Link>
      {guarantee.state !== 'claimed' && guarantee.days_left !== null && (
        <DaysLeft days={guarantee.days_left} />
      )}
    </Box>
  ));
}
