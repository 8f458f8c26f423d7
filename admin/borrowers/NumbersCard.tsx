import EditIcon from '@mui/icons-material/EditOutlined';
import { Box, Button, Card, IconButton, Skeleton, Tooltip, Typography } from '@mui/material';
import {
  RecordContextProvider,
  useGetManyReference,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import type { BorrowerNumber } from '../../server/contract/resources/borrowerNumbers.ts';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import { messageOf } from '../shared/errors.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { MaskedField } from '../shared/MaskedField.tsx';
import { usePagePanel } from '../shared/panel/usePagePanel.ts';
import { useMay } from '../shared/session.ts';
import { StatusChip } from '../shared/StatusChip.tsx';
import { DeleteNumberButton } from './DeleteNumberButton.tsx';
import { NumberPanel, type OpenedNumber } from './NumberPanel.tsx';

const MOST = 100;

/** The numbers of the borrower in context, the primary first; changed beside the page. */
export function NumbersCard() {
  const translate = useTranslate();
  const borrower = useRecordContext<Borrower>();
  const mayAdd = useMay('borrower_numbers', 'create');
  const [opened, setOpened] = usePagePanel<OpenedNumber>();
  if (!borrower) return null;
  return (
    <Card
      component="section"
      aria-label={translate('numbers.title')}
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
          {translate('numbers.title')}
        </Typography>
        {mayAdd && borrower.merged_into_id === null && (
          <Button onClick={() => setOpened('number/new')}>{translate('numbers.add')}</Button>
        )}
      </Box>
      <Numbers borrowerId={borrower.id} onEdit={(id) => setOpened(`number/${id}`)} />
      <NumberPanel borrowerId={borrower.id} opened={opened} onClose={() => setOpened(null)} />
    </Card>
  );
}

interface NumbersProps {
  borrowerId: number;
  onEdit: (id: number) => void;
}

function Numbers({ borrowerId, onEdit }: NumbersProps) {
  const translate = useTranslate();
  const { data, isPending, error } = useGetManyReference<BorrowerNumber>('borrower_numbers', {
    target: 'borrower_id',
    id: borrowerId,
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'is_primary', order: 'DESC' },
    filter: {},
  });
  if (isPending) return <Skeleton height={48} sx={{ mx: 3 }} />;
  if (error || !data || data.length === 0)
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary', px: { xs: 2, sm: 3 }, pb: 2 }}>
        {error ? translate(messageOf(error), { _: messageOf(error) }) : translate('numbers.empty')}
      </Typography>
    );
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
      {data.map((number) => (
        <RecordContextProvider key={number.id} value={number}>
          <NumberRow number={number} onEdit={() => onEdit(number.id)} />
        </RecordContextProvider>
      ))}
    </Box>
  );
}

function NumberRow({ number, onEdit }: { number: BorrowerNumber; onEdit: () => void }) {
  const translate = useTranslate();
  const kind = useEnumLabel('number_kinds');
  const source = useEnumLabel('number_sources');
  const mayEdit = useMay('borrower_numbers', 'edit');
  const edit = translate('numbers.edit', { number: number.phone });
  const known = [
    kind(number.kind),
    source(number.source),
    number.is_primary === 1 && translate('numbers.primary'),
    number.remark,
  ].filter(Boolean);
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        px: { xs: 2, sm: 3 },
        py: 0.5,
        minHeight: 40,
      }}
    >
      <Box sx={{ opacity: number.state === 'valid' ? 1 : 0.65 }}>
        <MaskedField source="phone" resource="borrower_numbers" />
      </Box>
      <Box sx={{ flex: '1 1 160px', fontSize: '0.8125rem', color: 'text.secondary', minWidth: 0 }}>
        {known.join(' · ')}
      </Box>
      {number.state !== 'valid' && <StatusChip of="number_states" value={number.state} />}
      <Box sx={{ whiteSpace: 'nowrap' }}>
        {mayEdit && (
          <Tooltip title={edit}>
            <IconButton size="small" aria-label={edit} onClick={onEdit}>
              <EditIcon fontSize="small" />
            </IconButton>
          </Tooltip>
        )}
        <DeleteNumberButton number={number} />
      </Box>
    </Box>
  );
}
