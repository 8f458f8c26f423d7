import { Box, Tab, Tabs, type Theme, useMediaQuery } from '@mui/material';
import { DataTable, List, Pagination, SimpleList, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { Excerpt } from '../collection_notes/Excerpt.tsx';
import { BorrowerOfLoan } from '../payments/BorrowerOfLoan.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { ListError } from '../shared/ListError.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { UserName } from '../shared/UserName.tsx';
import { ANSWERED, UNANSWERED } from './flagged.ts';

const TABS = ['open', 'answered'] as const;
type TabName = (typeof TABS)[number];

const FILTERS = { open: UNANSWERED, answered: ANSWERED } as const;

/** Notes that compliance flagged: first those a supervisor has yet to answer. The tab stands in the address. */
export const FlaggedNotes = () => {
  const translate = useTranslate();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const [params, setParams] = useSearchParams();
  const tab: TabName = params.get('tab') === 'answered' ? 'answered' : 'open';
  return (
    <List
      key={tab}
      resource="collection_notes"
      title="review.flagged.title"
      filter={FILTERS[tab]}
      sort={{ field: 'contacted_at', order: 'DESC' }}
      storeKey={`review.flagged.${tab}`}
      disableSyncWithLocation
      actions={false}
      perPage={25}
      pagination={<Pagination rowsPerPageOptions={[25, 50, 100]} />}
      exporter={false}
      empty={false}
      error={<ListError />}
    >
      <Tabs value={tab} onChange={(_event, next: TabName) => setParams(next === 'open' ? {} : { tab: next })} aria-label={translate('review.flagged.tabs.label')} sx={{ px: 1, borderBottom: 1, borderColor: 'divider' }}>
        {TABS.map((name) => (
          <Tab key={name} value={name} label={translate(`review.flagged.tabs.${name}`)} />
        ))}
      </Tabs>
      {narrow ? <Cards tab={tab} /> : <Rows tab={tab} />}
    </List>
  );
};

const Empty = ({ tab }: { tab: TabName }) => <EmptyState titleKey={`review.flagged.empty_${tab}_title`} hintKey={`review.flagged.empty_${tab}_hint`} />;

const Clipped = ({ text }: { text: string | null }) => (
  <Box component="span" title={text ?? undefined} sx={{ display: 'block', maxWidth: 260, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
    {text}
  </Box>
);

const Rows = ({ tab }: { tab: TabName }) => (
  <DataTable<CollectionNote> rowClick="show" bulkActionButtons={false} empty={<Empty tab={tab} />}>
    <DataTable.Col<CollectionNote> source="contacted_at" field={InstantField} sortByOrder="DESC" />
    <DataTable.Col<CollectionNote> source="author_id" field={UserName} />
    <DataTable.Col<CollectionNote> source="loan_id" field={LoanLink} />
    <DataTable.Col<CollectionNote> label="resources.loans.fields.borrower_id" disableSort render={() => <BorrowerOfLoan />} />
    <DataTable.Col<CollectionNote> source="review_comment" disableSort render={(note) => <Clipped text={note.review_comment} />} />
    {tab === 'answered' && <DataTable.Col<CollectionNote> label="review.show.answer" disableSort render={(note) => <Clipped text={note.answer} />} />}
    <DataTable.Col<CollectionNote> source="reviewer_id" disableSort field={UserName} />
  </DataTable>
);

const Cards = ({ tab }: { tab: TabName }) => (
  <SimpleList<CollectionNote>
    rowClick="show"
    empty={<Empty tab={tab} />}
    primaryText={(note) => note.review_comment}
    secondaryText={() => <Excerpt />}
    tertiaryText={() => <InstantField source="contacted_at" />}
  />
);
