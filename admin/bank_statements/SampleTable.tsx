import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { StatementAnswer } from '../../server/contract/resources/bankStatements.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { formatMoney } from '../shared/format.ts';

const HEADS = ['booked_on', 'direction', 'amount_minor', 'payer_name', 'payer_account', 'remark'];

/** The first lines of a file as they are read. */
export function SampleTable({ rows }: { rows: StatementAnswer['sample'] }) {
  const translate = useTranslate();
  const direction = useEnumLabel('bank_directions');
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Typography component="h2" variant="subtitle1" sx={{ mb: 1 }}>
        {translate('bank.upload.sample')}
      </Typography>
      <Table size="small">
        <TableHead>
          <TableRow>
            {HEADS.map((name) => (
              <TableCell key={name} align={name === 'amount_minor' ? 'right' : 'left'}>
                {translate(`resources.bank_lines.fields.${name}`)}
              </TableCell>
            ))}
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.line}>
              <TableCell className="figures">{row.booked_on}</TableCell>
              <TableCell>{direction(row.direction)}</TableCell>
              <TableCell align="right" className="figures">
                {formatMoney(row.amount_minor)}
              </TableCell>
              <TableCell>{row.payer_name ?? '–'}</TableCell>
              <TableCell className="figures">{row.payer_account ?? '–'}</TableCell>
              <TableCell>{row.remark ?? '–'}</TableCell>
              <TableCell>{row.known && translate('bank.upload.is_known')}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
