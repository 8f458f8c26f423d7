import { Box, Table, TableBody, TableCell, TableFooter, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RestructureFigures } from '../../../server/contract/resources/restructures.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { Money } from '../../shared/MoneyField.tsx';
import { AsOfEffect } from './AsOfEffect.tsx';
import { partColumns, partSum, shownParts } from './parts.ts';

/** The amounts owed on the effective date, by component, and what becomes of each. */
export function PartsTable({ figures }: { figures: RestructureFigures }) {
  const translate = useTranslate();
  const label = useEnumLabel('components');
  const { parts } = figures;
  const columns = partColumns(parts);
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <AsOfEffect figures={figures} />
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
          {shownParts(parts).map((name) => (
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
                <Money minor={partSum(parts, column)} strong />
              </TableCell>
            ))}
          </TableRow>
        </TableFooter>
      </Table>
    </Box>
  );
}
