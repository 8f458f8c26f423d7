import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { CollectionNote } from '../../../server/contract/resources/collectionNotes.ts';
import { formatMoney } from '../../shared/format.ts';
import { StatusChip } from '../../shared/StatusChip.tsx';

type Promised = Pick<CollectionNote, 'promise_amount_minor' | 'promise_on'> &
  Partial<Pick<CollectionNote, 'promise_status'>>;

/** The promise of a note in words, and what became of it; empty where there was none. */
export function PromiseText({ note }: { note: Promised }) {
  const translate = useTranslate();
  const amount = note.promise_amount_minor === null ? null : formatMoney(note.promise_amount_minor);
  if (amount === null && note.promise_on === null) return null;
  const withAmount = note.promise_on === null ? 'promise_amount' : 'promise';
  const key = amount === null ? 'promise_day' : withAmount;
  return (
    <Typography
      variant="body2"
      component="span"
      className="figures"
      sx={{ display: 'block', fontWeight: 600 }}
    >
      {translate(`loans.timeline.${key}`, { amount: amount ?? '', day: note.promise_on ?? '' })}
      {note.promise_status && (
        <Box component="span" sx={{ ml: 1.5, fontWeight: 400 }}>
          <StatusChip of="promise_statuses" value={note.promise_status} />
        </Box>
      )}
    </Typography>
  );
}
