import EditIcon from '@mui/icons-material/EditOutlined';
import { Box, Button, IconButton, Tooltip } from '@mui/material';
import {
  RecordContextProvider,
  useGetManyReference,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import type { BorrowerNumber } from '../../server/contract/resources/borrowerNumbers.ts';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { CardRows, HeadedCard } from '../shared/HeadedCard.tsx';
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
    <HeadedCard
      title={translate('numbers.title')}
      action={
        mayAdd &&
        borrower.merged_into_id === null && (
          <Button onClick={() => setOpened('number/new')}>{translate('numbers.add')}</Button>
        )
      }
    >
      <Numbers borrowerId={borrower.id} onEdit={(id) => setOpened(`number/${id}`)} />
      <NumberPanel borrowerId={borrower.id} opened={opened} onClose={() => setOpened(null)} />
    </HeadedCard>
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
  return (
    <CardRows
      {...{ data, isPending, error }}
      empty={translate('numbers.empty')}
      row={(number) => (
        <RecordContextProvider key={number.id} value={number}>
          <NumberRow number={number} onEdit={() => onEdit(number.id)} />
        </RecordContextProvider>
      )}
    />
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
