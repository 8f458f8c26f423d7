import { Box } from '@mui/material';
import { Show, useRecordContext } from 'react-admin';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import { ContactsCard } from '../borrower_contacts/ContactsCard.tsx';
import { Timeline } from '../loans/Timeline.tsx';
import { useBorrowerFile } from '../parts/loans/useBorrowerFile.ts';
import { useActionKeys } from '../parts/loans/useActionKeys.ts';
import { ConsentsCard } from '../parts/messages/ConsentsCard.tsx';
import { VisitsCard } from '../parts/visits/VisitsCard.tsx';
import { useOpenWarnings, WarningsCard } from '../parts/warnings/WarningsCard.tsx';
import { Merges } from '../parts/people/Merges.tsx';
import { PathBackCard } from '../parts/repairs/PathBackCard.tsx';
import { BorrowerRequests } from '../parts/restructures/BorrowerRequests.tsx';
import { useOpenedPanel } from '../shared/panel/openedPanel.ts';
import { RecordSkeleton } from '../shared/RecordSkeleton.tsx';
import { ShowError } from '../shared/ShowError.tsx';
import { BorrowerDetails } from './BorrowerDetails.tsx';
import { BorrowerHead } from './BorrowerHead.tsx';
import { MergedNotice } from './MergedNotice.tsx';
import { NumbersCard } from './NumbersCard.tsx';
import { PeopleCard } from './PeopleCard.tsx';
import { BorrowerLoans } from './BorrowerLoans.tsx';

/**
 * The screen of the call: the person, what they owe together, what was promised and said about all
 * their loans, and the form for what comes next. A loan's page is the detail.
 */
export const BorrowerShow = () => (
  <Show
    component="div"
    actions={false}
    error={<ShowError />}
    loading={<RecordSkeleton />}
    sx={{ '& .RaShow-card': { minWidth: 0 } }}
  >
    <BorrowerScreen />
  </Show>
);

const COLUMN = { display: 'flex', flexDirection: 'column', gap: 2, minWidth: 0 } as const;

function BorrowerScreen() {
  const borrower = useRecordContext<Borrower>();
  useActionKeys(useOpenedPanel() === null);
  const { data: file, isPending } = useBorrowerFile(borrower?.id);
  const warnings = useOpenWarnings('borrower_id', borrower?.id);
  if (!borrower || isPending || warnings.isPending) return <RecordSkeleton />;
  return (
    <Box sx={{ ...COLUMN, containerType: 'inline-size' }}>
      {borrower.merged_into_id !== null && <MergedNotice intoId={borrower.merged_into_id} />}
      <BorrowerHead />
      <WarningsCard target="borrower_id" id={borrower.id} />
      <Merges borrowerId={borrower.id} />
      <PeopleCard />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: 'minmax(0, 1fr)',
          '@container (min-width: 840px)': {
            gridTemplateColumns: 'minmax(0, 7fr) minmax(0, 5fr)',
          },
        }}
      >
        <Box sx={COLUMN}>
          <BorrowerLoans />
          <PathBackCard />
          <BorrowerRequests />
          <NumbersCard />
          <ContactsCard />
          <ConsentsCard borrower={borrower} />
          <VisitsCard
            borrower={borrower}
            loanId={file?.loans.find(({ status }) => status === 'active')?.id}
          />
          <PeopleCard settled />
          <BorrowerDetails />
        </Box>
        <Timeline key={borrower.id} of={{ borrower_id: borrower.id }} />
      </Box>
    </Box>
  );
}
