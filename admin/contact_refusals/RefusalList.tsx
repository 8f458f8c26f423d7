import { Box, Typography } from '@mui/material';
import { DataTable, useListContext, useRecordContext, useTranslate } from 'react-admin';
import type { ContactRefusal } from '../../server/contract/resources/contacts.ts';
import { CardsWithNote } from '../parts/loans/CardsWithNote.tsx';
import { usePolicyWords } from '../parts/policies/usePolicyWords.ts';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { ResourceList } from '../shared/ResourceList.tsx';
import { Spread } from '../shared/Spread.tsx';
import { UserName } from '../shared/UserName.tsx';
import { refusalFilters } from './refusalFilters.tsx';

/** Contacts that the console prevented: who asked for which, and which rule refused. */
export const RefusalList = () => (
  <ResourceList
    sort={{ field: 'id', order: 'DESC' }}
    filters={refusalFilters}
    create={false}
    table={<Rows />}
    cards={<Cards />}
  />
);

const Empty = () => {
  const { filterValues } = useListContext();
  const kind = Object.keys(filterValues).length === 0 ? 'empty' : 'no_match';
  return (
    <EmptyState
      titleKey={`contact_refusals.${kind}_title`}
      hintKey={`contact_refusals.${kind}_hint`}
    />
  );
};

/** The rule, and below it what it stands on. */
const RuleOf = () => {
  const refusal = useRecordContext<ContactRefusal>();
  const { citationOf } = usePolicyWords();
  if (!refusal) return null;
  const citation = citationOf(refusal);
  return (
    <Box sx={{ width: { sm: 220 }, whiteSpace: 'normal' }}>
      <EnumField source="rule" of="contact_rules" />
      {citation !== '' && (
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          {citation}
        </Typography>
      )}
    </Box>
  );
};

const HowAndWhom = () => (
  <>
    <EnumField source="channel" of="note_channels" />
    <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
      <EnumField source="contacted_party" of="contacted_parties" />
    </Typography>
  </>
);

const HIDDEN = ['contact_at', 'origin'];

const Rows = () => (
  <DataTable<ContactRefusal>
    rowClick={false}
    bulkActionButtons={false}
    hiddenColumns={HIDDEN}
    empty={<Empty />}
  >
    <DataTable.Col<ContactRefusal> source="asked_at" field={InstantField} sortByOrder="DESC" />
    <DataTable.Col<ContactRefusal> source="user_id" field={UserName} />
    <DataTable.Col<ContactRefusal> source="loan_id" field={LoanLink} />
    <DataTable.Col<ContactRefusal> source="borrower_id" field={BorrowerLink} />
    <DataTable.Col<ContactRefusal> source="channel" render={() => <HowAndWhom />} />
    <DataTable.Col<ContactRefusal> source="rule" render={() => <RuleOf />} />
    <DataTable.Col<ContactRefusal> source="next_allowed_at" field={InstantField} />
    <DataTable.Col<ContactRefusal> source="contact_at" disableSort field={InstantField} />
    <DataTable.Col<ContactRefusal>
      source="origin"
      disableSort
      render={() => <EnumField source="origin" of="refusal_origins" />}
    />
  </DataTable>
);

const NextPermitted = () => {
  const refusal = useRecordContext<ContactRefusal>();
  const translate = useTranslate();
  return refusal?.next_allowed_at ? (
    <Box>
      {translate('resources.contact_refusals.fields.next_allowed_at')}{' '}
      <InstantField source="next_allowed_at" />
    </Box>
  ) : null;
};

/** The list on a phone. */
const Cards = () => (
  <CardsWithNote<ContactRefusal>
    empty={<Empty />}
    loanIdOf={(refusal) => refusal.loan_id}
    to={(refusal) => `/loans/${refusal.loan_id}/show`}
    primary={() => (
      <Spread>
        <BorrowerLink link={false} />
        <span>
          <EnumField source="channel" of="note_channels" /> ·{' '}
          <EnumField source="contacted_party" of="contacted_parties" />
        </span>
      </Spread>
    )}
    secondary={() => (
      <>
        <InstantField source="asked_at" /> · <UserName source="user_id" />
        <RuleOf />
        <NextPermitted />
      </>
    )}
  />
);
