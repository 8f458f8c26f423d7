import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import {
  RecordContextProvider,
  useGetManyReference,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import type { BorrowerContact } from '../../server/contract/resources/borrowerContacts.ts';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import { messageOf } from '../shared/errors.ts';
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
    <Card
      component="section"
      aria-label={translate('contacts.title')}
      sx={{ containerType: 'inline-size' }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          px: { xs: 2, sm: 3 },
          py: 1,
          minHeight: 52,
        }}
      >
        <Typography variant="subtitle1" component="h3">
          {translate('contacts.title')}
        </Typography>
        {mayAdd && <Button onClick={() => setEditing('new')}>{translate('contacts.add')}</Button>}
      </Box>
      <Contacts borrowerId={borrower.id} onEdit={({ id }) => setEditing(id)} />
      <ContactPanel borrowerId={borrower.id} contact={editing} onClose={() => setEditing(null)} />
    </Card>
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
  if (isPending) return <Skeleton height={48} sx={{ mx: 3 }} />;
  if (error || !data || data.length === 0) {
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary', px: { xs: 2, sm: 3 }, pb: 2 }}>
        {error ? translate(messageOf(error), { _: messageOf(error) }) : translate('contacts.empty')}
      </Typography>
    );
  }
  return (
    <Box
      component="ul"
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        pb: 0.5,
        '& > li': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      {data.map((contact) => (
        <RecordContextProvider key={contact.id} value={contact}>
          <ContactRow contact={contact} onEdit={() => onEdit(contact)} />
        </RecordContextProvider>
      ))}
    </Box>
  );
}
