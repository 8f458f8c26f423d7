import { Box, Button, Card, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RestingRow, WorklistDay } from '../../server/contract/resources/worklist.ts';
import { Day } from '../shared/DayField.tsx';
import { Instant } from '../shared/InstantField.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { useCommand } from '../shared/useCommand.ts';
import { DayPager } from './DayPager.tsx';

interface Props {
  day: WorklistDay;
  page: number;
  onTurn: (page: number) => void;
  own: boolean;
}

/** Who owes and is left alone now: why, and when they return. */
export function Resting({ day, page, onTurn, own }: Props) {
  const translate = useTranslate();
  const { resting, resting_total } = day;
  if (resting_total === 0) return null;
  return (
    <Card component="details" sx={{ mt: 2, px: 2, py: 1 }}>
      <Typography component="summary" sx={{ cursor: 'pointer' }}>
        {translate('today.resting', { smart_count: resting_total })}
      </Typography>
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          mt: 1,
          p: 0,
          '& > li + li': { borderTop: 1, borderColor: 'divider' },
        }}
      >
        {resting.map((row) => (
          <RestingLine key={row.id} row={row} own={own} />
        ))}
      </Box>
      <DayPager page={page} total={resting_total} onTurn={onTurn} />
    </Card>
  );
}

function RestingLine({ row, own }: { row: RestingRow; own: boolean }) {
  const translate = useTranslate();
  const [undo, { isPending }] = useCommand('worklist', 'undo', { doneKey: 'today.undone' });
  return (
    <Box
      component="li"
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, py: 0.75 }}
    >
      <Box sx={{ flex: '0 0 120px' }}>
        <TextLink to={`/borrowers/${row.borrower_id}/show`}>{row.borrower_name}</TextLink>
      </Box>
      <Box sx={{ flex: '1 1 260px' }}>{row.reason}</Box>
      {own && row.undoable && (
        <Button size="small" disabled={isPending} onClick={() => void undo(row.id)}>
          {translate('today.undo')}
        </Button>
      )}
      <Box sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {row.until === null ? <Day on={row.until_on} distance /> : <Instant at={row.until} />}
      </Box>
    </Box>
  );
}
