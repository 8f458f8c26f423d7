import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useGetManyReference, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { VISITS_OPEN } from '../../../server/contract/enums.ts';
import type { Borrower } from '../../../server/contract/resources/borrowers.ts';
import type { Visit } from '../../../server/contract/resources/visits.ts';
import { CardRows, HeadedCard } from '../../shared/HeadedCard.tsx';
import { useMay } from '../../shared/session.ts';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { AskVisitDialog } from './AskVisitDialog.tsx';
import { When } from './When.tsx';

const SHOWN = 5;

interface Props {
  borrower: Borrower;
  /** The loan a visit would first be about; none: nothing is owed. */
  loanId: number | undefined;
}

/** The next visit of a borrower and those that were, and the way to ask for one. */
export function VisitsCard({ borrower, loanId }: Props) {
  const translate = useTranslate();
  const mayAsk = useMay('visits', 'create');
  const [asking, setAsking] = useState(false);
  const { data, isPending, error } = useGetManyReference<Visit>('visits', {
    target: 'borrower_id',
    id: borrower.id,
    pagination: { page: 1, perPage: SHOWN },
    sort: { field: 'id', order: 'DESC' },
    filter: {},
  });
  const isOpen = data?.some(({ status }) => VISITS_OPEN.includes(status)) ?? true;
  return (
    <HeadedCard
      title={translate('resources.visits.name')}
      action={
        mayAsk &&
        loanId !== undefined &&
        !isOpen &&
        borrower.merged_into_id === null && (
          <Button onClick={() => setAsking(true)}>{translate('visits.ask.action')}</Button>
        )
      }
    >
      <CardRows
        {...{ data, isPending, error }}
        empty={translate('visits.none_yet')}
        row={(visit) => (
          <li key={visit.id}>
            <VisitLine visit={visit} />
          </li>
        )}
      />
      {asking && loanId !== undefined && (
        <AskVisitDialog borrower={borrower} loanId={loanId} onClose={() => setAsking(false)} />
      )}
    </HeadedCard>
  );
}

function VisitLine({ visit }: { visit: Visit }) {
  const translate = useTranslate();
  return (
    <Box
      component={Link}
      to={`/visits/${visit.id}/show`}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        px: { xs: 2, sm: 3 },
        py: 0.5,
        minHeight: 44,
        color: 'inherit',
        textDecoration: 'none',
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
      <span>{translate(`enums.visit_kinds.${visit.kind}`)}</span>
      <StatusChip of="visit_statuses" value={visit.status} />
      <Box sx={{ flex: '1 1 160px', fontSize: '0.8125rem', color: 'text.secondary', minWidth: 0 }}>
        <When visit={visit} />
      </Box>
    </Box>
  );
}
