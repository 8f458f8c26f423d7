import {
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ComparedLine, RepairFile } from '../../../server/contract/resources/repairFile.ts';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import { Section } from '../../shared/Section.tsx';
import { KeyHint } from '../../shared/KeyHint.tsx';
import { DifferenceList } from './DifferenceList.tsx';
import { Difference } from './Difference.tsx';
import { cellsOf } from './months.ts';
import { MonthStrip } from './MonthStrip.tsx';
import { useSideText } from '../../parts/repairs/useSideText.ts';

interface Props {
  repair: CreditRepair;
  file: RepairFile;
  /** Opens the form of the register's record; undefined for who only reads. */
  onType: (() => void) | undefined;
}

/** Lays the credit register beside our ledger. */
export function Comparison({ repair, file, onType }: Props) {
  const translate = useTranslate();
  const button = onType && repair.loan_id !== null && (
    <Button variant="outlined" aria-keyshortcuts="b" onClick={onType}>
      {translate(
        file.bureau === null ? 'credit_repairs.bureau.type' : 'credit_repairs.bureau.type_again',
      )}
      <KeyHint of="B" />
    </Button>
  );
  // Where nothing was read and nobody reads it any more, there is nothing to say.
  if (file.bureau === null && !onType) return null;
  if (file.bureau === null) {
    return (
      <Section titleKey="credit_repairs.compare.title">
        <Typography color="text.secondary" sx={{ mb: button ? 1 : 0 }}>
          {translate(
            repair.loan_id === null
              ? 'credit_repairs.compare.no_loan'
              : 'credit_repairs.compare.none',
          )}
        </Typography>
        {button}
      </Section>
    );
  }
  const cells = cellsOf(file.comparison);
  const heads = file.comparison.filter(({ month }) => month === null);
  const differing = file.comparison.filter(({ differs }) => differs);
  return (
    <Section titleKey="credit_repairs.compare.title">
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 2,
          rowGap: 0.5,
          mb: 1,
          mt: -0.5,
        }}
      >
        <Verdict lines={differing} />
        <Typography component="span" variant="body2" color="text.secondary" className="figures">
          {translate('credit_repairs.compare.read_on', { on: file.bureau.read_on })}
        </Typography>
        <Box sx={{ ml: 'auto' }}>{button}</Box>
      </Box>
      <Box
        sx={{
          display: 'grid',
          columnGap: 4,
          rowGap: 2,
          alignItems: 'start',
          gridTemplateColumns: 'minmax(0, 1fr)',
          '@container (min-width: 840px)': {
            gridTemplateColumns:
              heads.length > 0 && cells.length > 0
                ? 'minmax(0, 1fr) minmax(0, 1fr)'
                : 'minmax(0, 1fr)',
          },
        }}
      >
        {heads.length > 0 && <Heads lines={heads} />}
        {cells.length > 0 && <MonthStrip cells={cells} />}
      </Box>
      <DifferenceList lines={differing.filter(({ month }) => month !== null)} />
    </Section>
  );
}

/** The outcome in one line. */
function Verdict({ lines }: { lines: readonly ComparedLine[] }) {
  const translate = useTranslate();
  const worse = lines.filter((line) => line.worse).length;
  const found = worse === 0 ? 'none_worse' : 'some_worse';
  const key = lines.length === 0 ? 'same' : found;
  return (
    <Typography
      component="strong"
      sx={{ fontWeight: 600, color: worse > 0 ? 'error.main' : 'text.primary' }}
    >
      {translate(`credit_repairs.compare.verdict_${key}`, { smart_count: lines.length, worse })}
    </Typography>
  );
}

const FRAME = {
  '& td, & th': { px: { xs: 0.75, sm: 1 }, py: 0.5, fontVariantNumeric: 'tabular-nums' },
  '& tbody tr:last-of-type td': { borderBottom: 0 },
} as const;

/** The loan's own figures, side by side. */
function Heads({ lines }: { lines: readonly ComparedLine[] }) {
  const translate = useTranslate();
  const text = useSideText();
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" sx={FRAME}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('credit_repairs.compare.item')}</TableCell>
            <TableCell align="right">{translate('credit_repairs.compare.bureau')}</TableCell>
            <TableCell align="right">{translate('credit_repairs.compare.ledger')}</TableCell>
            <TableCell>{translate('credit_repairs.compare.mark')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line) => (
            <TableRow
              key={line.field}
              sx={
                line.differs ? { '& td': { bgcolor: 'action.hover', fontWeight: 600 } } : undefined
              }
            >
              <TableCell>{translate(`credit_repairs.compare.fields.${line.field}`)}</TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                {text(line.field, line.bureau)}
              </TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                {text(line.field, line.ledger)}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <Difference line={line} />
                {line.note && ` · ${translate(`credit_repairs.compare.notes.${line.note}`)}`}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
