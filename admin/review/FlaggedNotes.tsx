import {
  Box,
  Tab,
  Tabs,
  type Theme,
  ToggleButton,
  ToggleButtonGroup,
  useMediaQuery,
} from '@mui/material';
import { DataTable, List, SimpleList, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { Excerpt } from '../parts/notes/Excerpt.tsx';
import { BorrowerOfLoan } from '../shared/BorrowerOfLoan.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { ListError } from '../shared/ListError.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { useMay, useSession } from '../shared/session.ts';
import { Spread } from '../shared/Spread.tsx';
import { UserName } from '../shared/UserName.tsx';
import { ANSWERED, UNANSWERED } from './flagged.ts';
import { Pager } from '../shared/Pager.tsx';

const TABS = ['open', 'answered'] as const;
type TabName = (typeof TABS)[number];
const WHOSE = ['mine', 'all'] as const;
type Whose = (typeof WHOSE)[number];

const FILTERS = { open: UNANSWERED, answered: ANSWERED } as const;

/**
 * Notes that compliance flagged: first those that wait for the reader's own answer, with a switch
 * to everybody's. Tab and switch stand in the address.
 */
export const FlaggedNotes = () => {
  const translate = useTranslate();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const [params, setParams] = useSearchParams();
  const me = useSession()?.id;
  const mayAnswer = useMay('collection_notes', 'answer');
  const tab: TabName = params.get('tab') === 'answered' ? 'answered' : 'open';
  const whose: Whose = !mayAnswer || params.get('of') === 'all' ? 'all' : 'mine';
  const show = (next: { tab: TabName; whose: Whose }) =>
    setParams({
      ...(next.tab === 'open' ? {} : { tab: next.tab }),
      ...(next.whose === 'mine' ? {} : { of: 'all' }),
    });
  return (
    <List
      key={`${tab} ${whose}`}
      resource="collection_notes"
      title="review.flagged.title"
      filter={whose === 'mine' ? { ...FILTERS[tab], answerer_id: me } : FILTERS[tab]}
      sort={{ field: 'contacted_at', order: 'DESC' }}
      storeKey={`review.flagged.${tab}`}
      disableSyncWithLocation
      actions={false}
      perPage={25}
      pagination={<Pager />}
      exporter={false}
      empty={false}
      error={<ListError />}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'space-between',
          columnGap: 2,
          px: 1,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Tabs
          value={tab}
          onChange={(_event, next: TabName) => show({ tab: next, whose })}
          aria-label={translate('review.flagged.tabs.label')}
        >
          {TABS.map((name) => (
            <Tab key={name} value={name} label={translate(`review.flagged.tabs.${name}`)} />
          ))}
        </Tabs>
        {mayAnswer && <WhoseSwitch whose={whose} onChoose={(next) => show({ tab, whose: next })} />}
      </Box>
      {narrow ? <Cards tab={tab} whose={whose} /> : <Rows tab={tab} whose={whose} />}
    </List>
  );
};

const WhoseSwitch = ({ whose, onChoose }: { whose: Whose; onChoose: (whose: Whose) => void }) => {
  const translate = useTranslate();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={whose}
      onChange={(_event, next: Whose | null) => next && onChoose(next)}
      aria-label={translate('review.flagged.whose.label')}
      sx={{ my: 0.75 }}
    >
      {WHOSE.map((name) => (
        <ToggleButton key={name} value={name} sx={{ py: 0.25, px: 1.25, textTransform: 'none' }}>
          {translate(`review.flagged.whose.${name}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};

interface Shown {
  tab: TabName;
  whose: Whose;
}

const Empty = ({ tab, whose }: Shown) => (
  <EmptyState
    titleKey={`review.flagged.empty_${tab}_title`}
    hintKey={
      whose === 'mine' && tab === 'open'
        ? 'review.flagged.empty_mine_hint'
        : `review.flagged.empty_${tab}_hint`
    }
  />
);

/** What a reviewer or a supervisor wrote, readable in the list; it ends after four lines. */
const Said = ({ text }: { text: string | null }) => (
  <Box
    component="span"
    title={text ?? undefined}
    sx={{
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: 4,
      overflow: 'hidden',
      overflowWrap: 'anywhere',
      whiteSpace: 'pre-line',
      minWidth: 200,
      maxWidth: 420,
      py: 0.5,
    }}
  >
    {text}
  </Box>
);

const Rows = ({ tab, whose }: Shown) => (
  <DataTable<CollectionNote>
    rowClick="show"
    bulkActionButtons={false}
    empty={<Empty tab={tab} whose={whose} />}
  >
    <DataTable.Col<CollectionNote> source="contacted_at" field={InstantField} sortByOrder="DESC" />
    <DataTable.Col<CollectionNote> source="author_id" field={UserName} />
    <DataTable.Col<CollectionNote> source="loan_id" field={LoanLink} />
    <DataTable.Col<CollectionNote>
      label="resources.loans.fields.borrower_id"
      disableSort
      render={() => <BorrowerOfLoan />}
    />
    <DataTable.Col<CollectionNote>
      source="review_comment"
      disableSort
      render={(note) => (
        <>
          <Said text={note.review_comment} />
          <Box
            component="span"
            sx={{
              display: 'block',
              color: 'text.secondary',
              pb: 0.5,
              '& > span': { maxWidth: 420 },
            }}
          >
            <Excerpt />
          </Box>
        </>
      )}
    />
    {tab === 'answered' && (
      <DataTable.Col<CollectionNote>
        label="review.show.answer"
        disableSort
        render={(note) => <Said text={note.answer} />}
      />
    )}
    <DataTable.Col<CollectionNote> source="reviewer_id" disableSort field={UserName} />
  </DataTable>
);

const Cards = ({ tab, whose }: Shown) => (
  <SimpleList<CollectionNote>
    rowClick="show"
    empty={<Empty tab={tab} whose={whose} />}
    primaryText={(note) => (
      <>
        <Spread>
          <UserName source="author_id" />
          <InstantField source="contacted_at" />
        </Spread>
        {note.review_comment}
      </>
    )}
    secondaryText={() => <Excerpt />}
  />
);
