import { Box, Table, TableBody, TableCell, TableFooter, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { COMPONENTS } from '../../../server/contract/enums.ts';
import type { RestructureFigures } from '../../../server/contract/resources/restructures.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { Money } from '../../shared/MoneyField.tsx';

const COLUMNS = ['open_minor', 'waived_minor', 'carried_minor', 'capitalised_minor'] as const;

/** The amounts owed on the effective date, by component, and what becomes of each. */
export function PartsTable({ figures: { parts } }: { figures: RestructureFigures }) {
  const translate = useTranslate();
  const label = useEnumLabel('components');
  const shown = COMPONENTS.filter(
    (name) => name === 'principal' || parts[name].open_minor > 0,
  ).toReversed();
  const sum = (column: (typeof COLUMNS)[number]) =>
    COMPONENTS.reduce((total, name) => total + parts[name][column], 0);
  // What nobody gets is no column, but that nothing is waived is worth seeing.
  const columns = COLUMNS.filter(
    (column) => column === 'open_minor' || column === 'waived_minor' || sum(column) > 0,
  );
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table
        size="small"
        sx={{
          '& td, & th': { whiteSpace: 'nowrap', px: 1, height: 30, py: 0 },
          '& td:first-of-type, & th:first-of-type': { pl: 0 },
          '& td:last-of-type, & th:last-of-type': { pr: 0 },
        }}
      >
        <TableHead>
          <TableRow>
            <TableCell>{translate('restructures.parts.component')}</TableCell>
            {columns.map((column) => (
              <TableCell key={column} align="right">
                {translate(`restructures.parts.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map((name) => (
            <TableRow key={name}>
              <TableCell>{label(name)}</TableCell>
              {columns.map((column) => (
                <TableCell key={column} align="right">
                  <Money minor={parts[name][column]} strong={column === 'waived_minor'} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <TableRow
            sx={{
              '& td': {
                color: 'text.primary',
                fontSize: 'inherit',
                fontWeight: 600,
                borderBottom: 0,
              },
            }}
          >
            <TableCell>{translate('restructures.parts.sum')}</TableCell>
            {columns.map((column) => (
              <TableCell key={column} align="right">
                <Money minor={sum(column)} strong />
              </TableCell>
            ))}
          </TableRow>
        </TableFooter>
      </Table>
    </Box>
  );
}
