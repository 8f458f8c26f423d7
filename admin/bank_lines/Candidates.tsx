import {
  Box,
  Chip,
  Radio,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import type { BankLine } from '../../server/contract/resources/bankLines.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { formatMoney } from '../shared/format.ts';
import { NamedLink } from '../shared/NamedLink.tsx';

interface Props {
  line: BankLine;
  chosen: number;
  onChoose: (at: number) => void;
}

/** The loans a line may be for, what speaks for each, and which one is chosen. */
export function Candidates({ line, chosen, onChoose }: Props) {
  const translate = useTranslate();
  const reason = useEnumLabel('bank_reasons');
  if (line.candidates.length === 0)
    return <Typography color="text.secondary">{translate('bank.show.nobody')}</Typography>;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox" />
            <TableCell>{translate('resources.loans.fields.borrower_id')}</TableCell>
            <TableCell>{translate('resources.loans.fields.loan_no')}</TableCell>
            <TableCell>{translate('bank.show.reasons')}</TableCell>
            <TableCell align="right">
              {translate('resources.bank_lines.fields.amount_minor')}
            </TableCell>
            <TableCell align="right">{translate('bank.show.confidence')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {line.candidates.map((candidate, at) => (
            <TableRow
              key={candidate.loan_id}
              hover
              selected={at === chosen}
              onClick={() => onChoose(at)}
              sx={{ cursor: 'pointer' }}
            >
              <TableCell padding="checkbox">
                <Radio
                  size="small"
                  checked={at === chosen}
                  onChange={() => onChoose(at)}
                  name="candidate"
                  slotProps={{ input: { 'aria-label': `${at + 1} ${candidate.loan_no}` } }}
                />
              </TableCell>
              <TableCell>
                <NamedLink to={`/borrowers/${candidate.borrower_id}/show`}>
                  {candidate.borrower_name}
                </NamedLink>
              </TableCell>
              <TableCell>
                <NamedLink to={`/loans/${candidate.loan_id}/show`} figures>
                  {candidate.loan_no}
                </NamedLink>
              </TableCell>
              <TableCell>
                <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
                  {candidate.reasons.map((one) => (
                    <Chip key={one} size="small" variant="outlined" label={reason(one)} />
                  ))}
                </Box>
              </TableCell>
              <TableCell align="right" className="figures">
                {formatMoney(candidate.amount_minor)}
              </TableCell>
              <TableCell align="right" className="figures">
                {candidate.confidence}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
