import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ComparedLine } from '../../../server/contract/resources/repairFile.ts';
import { Difference } from './Difference.tsx';
import { useSideText } from '../../parts/repairs/useSideText.ts';

const AT_FIRST = 6;

/** The months that differ, in words: what each says, and why a month should not be shown at all. */
export function DifferenceList({ lines }: { lines: readonly ComparedLine[] }) {
  const translate = useTranslate();
  const text = useSideText();
  const [all, setAll] = useState(false);
  if (lines.length === 0) return null;
  const shown = all ? lines : lines.slice(0, AT_FIRST);
  return (
    <Box sx={{ mt: 2 }}>
      <Typography component="h3" variant="subtitle2">
        {translate('credit_repairs.compare.months')}
      </Typography>
      <Box
        component="ul"
        className="figures"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          '& > li': { display: 'flex', flexWrap: 'wrap', columnGap: 2, py: 0.5 },
          '& > li + li': { borderTop: 1, borderColor: 'divider' },
        }}
      >
        {shown.map((line) => (
          <li key={`${line.month}${line.field}`}>
            <Box component="span" sx={{ minWidth: 64 }}>
              {line.month}
            </Box>
            <Box component="span" sx={{ flex: '1 1 260px' }}>
              {line.field === 'month_overdue_minor'
                ? `${translate('credit_repairs.compare.fields.month_overdue_minor')} `
                : ''}
              {translate('credit_repairs.months.both', {
                bureau: text(line.field, line.bureau),
                ledger: text(line.field, line.ledger),
              })}
            </Box>
            <span>
              <Difference line={line} />
              {line.note && ` · ${translate(`credit_repairs.compare.notes.${line.note}`)}`}
            </span>
          </li>
        ))}
      </Box>
      {lines.length > AT_FIRST && (
        <Button aria-expanded={all} onClick={() => setAll(!all)} sx={{ ml: -1 }}>
          {translate(all ? 'credit_repairs.compare.fewer' : 'credit_repairs.compare.all', {
            smart_count: lines.length,
          })}
        </Button>
      )}
    </Box>
  );
}
