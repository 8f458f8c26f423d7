import { Box, Table, TableBody, TableCell, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { BankPart } from '../../server/contract/resources/bankLines.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { formatMoney } from '../shared/format.ts';
import { NamedLink } from '../shared/NamedLink.tsx';

/** Where the money of a line is, and where it was before. */
export function HomesTable({ parts }: { parts: readonly BankPart[] }) {
  const translate = useTranslate();
  const home = useEnumLabel('bank_homes');
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableBody>
          {parts.map((part) => (
            <TableRow key={part.id} sx={part.ended_on === null ? {} : { opacity: 0.6 }}>
              <TableCell>{home(part.home)}</TableCell>
              <TableCell>
                {part.loan_id !== null && (
                  <NamedLink to={`/loans/${part.loan_id}/show`}>
                    {`${part.borrower_name ?? ''} ${part.loan_no ?? ''}`}
                  </NamedLink>
                )}
              </TableCell>
              <TableCell align="right" className="figures">
                {part.payment_id === null ? (
                  formatMoney(part.amount_minor)
                ) : (
                  <NamedLink to={`/payments/${part.payment_id}/show`} figures>
                    {formatMoney(part.amount_minor)}
                  </NamedLink>
                )}
              </TableCell>
              <TableCell className="figures">{part.since_on}</TableCell>
              <TableCell>
                {part.ended_on !== null && translate('bank.show.ended', { day: part.ended_on })}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
