import Button from '@mui/material/Button';
import {
  RecordContextProvider,
  useGetManyReference,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import type { BorrowerContact } from '../../server/contract/resources/borrowerContacts.ts';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import { CardRows, HeadedCard } from '../shared/HeadedCard.tsx';
import { usePagePanel } from '../shared/panel/usePagePanel.ts';
import { useMay } from '../shared/session.ts';
import { ContactPanel } from './ContactPanel.tsx';
import { ContactRow } from './ContactRow.tsx';

const MOST = 100;

/**
 * The contacts and guarantors of the borrower in context. Adding and editing happen beside the
 * page.
 */
export function ContactsCard() {
  const translate = useTranslate();
  const borrower = useRecordContext<Borrower>();
  const mayAdd = useMay('borrower_contacts', 'create');
  const [opened, setEditing] = usePagePanel<unknown>();
  // The page has panels of other cards, too.
  const editing = typeof opened === 'number' || opened === 'new' ? opened : null;
  if (!borrower) return null;
  return (
    <HeadedCard
      title={translate('contacts.title')}
      action={
        mayAdd && <Button onClick={() => setEditing('new')}>{translate('contacts.add')}</Button>
      }
    >
      <Contacts borrowerId={borrower.id} onEdit={({ id }) => setEditing(id)} />
      <ContactPanel borrowerId={borrower.id} contact={editing} onClose={() => setEditing(null)} />
    </HeadedCard>
  );
}

function Contacts({
  borrowerId,
  onEdit,
}: {
  borrowerId: number;
  onEdit: (contact: BorrowerContact) => void;
}) {
  const translate = useTranslate();
  const { data, isPending, error } = useGetManyReference<BorrowerContact>('borrower_contacts', {
    target: 'borrower_id',
    id: borrowerId,
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'relation', order: 'DESC' },
    filter: {},
  });
  return (
    <CardRows
      {...{ data, isPending, error }}
      empty={translate('contacts.empty')}
      row={(contact) => (
        <RecordContextProvider key={contact.id} value={contact}>
          <ContactRow contact={contact} onEdit={() => onEdit(contact)} />
        </RecordContextProvider>
      )}
    />
  );
}
