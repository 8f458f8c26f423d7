import type { LegalDeadline } from '../../server/contract/resources/legalDeadlines.ts';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import useMediaQuery from '@mui/material/useMediaQuery';
import { RecordContextProvider, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { onRowKey } from '../theme/rowKeys.ts';
import { useBasis } from '../parts/legal/clocks/basis.ts';
import { DaysLeft } from '../shared/DaysLeft.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { Money } from '../shared/MoneyField.tsx';
import { UserName } from '../shared/UserName.tsx';
import { placeOfDeadline } from '../parts/legal/placeOfDeadline.ts';

const COLUMNS = [
  ['on', 'left'],
  ['left', 'left'],
  ['kind', 'left'],
  ['basis', 'left'],
  ['borrower', 'left'],
  ['case', 'left'],
  ['owner', 'left'],
  ['outstanding', 'right'],
] as const;
const FRAME = {
  '& td, & th': { px: 1.25, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
} as const;

/**
 * The width from which the law a date stands on has room of its own; below, it is a hint of the
 * row.
 */
const WIDE = '(min-width: 1440px)';

/** One deadline per row, the nearest first; a row opens its case, or the loan that has none. */
export function DeadlineTable({ rows }: { rows: readonly LegalDeadline[] }) {
  const translate = useTranslate();
  const wide = useMediaQuery(WIDE);
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" sx={FRAME}>
        <TableHead>
          <TableRow>
            {COLUMNS.filter(([name]) => wide || name !== 'basis').map(([name, align]) => (
              <TableCell key={name} align={align}>
                {translate(`deadlines.columns.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <RecordContextProvider key={row.id} value={row}>
              <Row row={row} wide={wide} />
            </RecordContextProvider>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function Row({ row, wide }: { row: LegalDeadline; wide: boolean }) {
  const navigate = useNavigate();
  const kind = useEnumLabel('deadline_kinds');
  const basis = useBasis();
  const translate = useTranslate();
  const more = [
    row.detail,
    row.ends_on && translate('legal_cases.measures.ends', { on: row.ends_on }),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <TableRow
      hover
      tabIndex={0}
      data-key-row
      onClick={() => void navigate(placeOfDeadline(row))}
      onKeyDown={onRowKey}
      sx={{ cursor: 'pointer' }}
    >
      <TableCell>{row.on}</TableCell>
      <TableCell>
        <DaysLeft days={row.days_left} />
      </TableCell>
      <TableCell
        sx={{ maxWidth: wide ? 220 : 190 }}
        title={[more, basis(row)].filter(Boolean).join(' · ')}
      >
        <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
          <b>{kind(row.kind)}</b>
          {more !== '' && (
            <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
              {more}
            </Box>
          )}
        </Box>
      </TableCell>
      {wide && (
        <TableCell
          sx={{
            maxWidth: 220,
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            color: 'text.secondary',
            fontSize: '0.8125rem',
          }}
        >
          {basis(row)}
        </TableCell>
      )}
      <TableCell sx={{ maxWidth: wide ? 220 : 170 }} title={row.borrower_name}>
        <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {row.borrower_name}{' '}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {row.loan_no}
          </Box>
        </Box>
      </TableCell>
      <TableCell sx={{ maxWidth: wide ? 240 : 150 }}>
        <CaseOf row={row} short />
      </TableCell>
      <TableCell>
        <UserName source="owner_id" />
      </TableCell>
      <TableCell align="right">
        <Money minor={row.outstanding_minor} />
      </TableCell>
    </TableRow>
  );
}

/** The number of the case, or its stage while it has none; no case is said in words. */
export function CaseOf({ row, short = false }: { row: LegalDeadline; short?: boolean }) {
  const translate = useTranslate();
  const stage = useEnumLabel('case_stages')(row.stage);
  const named =
    short && row.case_no ? row.case_no : [row.case_no, stage].filter(Boolean).join(' · ');
  return (
    <Box
      component="span"
      title={short ? stage : undefined}
      sx={{
        display: 'block',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        color: row.legal_case_id === null ? 'text.secondary' : 'inherit',
      }}
    >
      {row.legal_case_id === null ? translate('deadlines.no_case') : named}
    </Box>
  );
}
