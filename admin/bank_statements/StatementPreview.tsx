import { Alert, Box, Button, Card, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { StatementAnswer } from '../../server/contract/resources/bankStatements.ts';
import { formatMoney } from '../shared/format.ts';
import { ColumnsTable } from './ColumnsTable.tsx';
import { SampleTable } from './SampleTable.tsx';

type Columns = Readonly<Record<string, string>>;
interface Props {
  answer: StatementAnswer;
  busy: boolean;
  /** Reads the file again by these columns. */
  onColumns: (columns: Columns) => void;
  onSend: (columns: Columns, leaveOut: boolean) => void;
}

/** What of a file's columns is taken for what. */
const takenOf = ({ columns }: StatementAnswer): Columns =>
  Object.fromEntries(
    columns.flatMap(({ name, column }) => (column === null ? [] : [[name, column]])),
  );

const SHOWN = 8;

/** Rows that cannot be read, with why; leaving them out is said, not silent. */
function LeftOut({
  answer,
  agreed,
  onAgree,
}: {
  answer: StatementAnswer;
  agreed: boolean;
  onAgree: (agreed: boolean) => void;
}) {
  const translate = useTranslate();
  if (answer.left_out_count === 0) return null;
  return (
    <Alert severity="warning">
      {translate('bank.upload.left_out', { smart_count: answer.left_out_count })}
      <Box component="ul" sx={{ pl: 2.5, my: 0.5 }}>
        {answer.left_out.slice(0, SHOWN).map(({ line, field, reason }) => (
          <li key={`${line} ${field}`}>
            {translate('bank.upload.line', { line })} {reason}
          </li>
        ))}
      </Box>
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={agreed}
            onChange={(event) => onAgree(event.target.checked)}
          />
        }
        label={translate('bank.upload.leave_out')}
      />
    </Alert>
  );
}

/** How a file is read, before anything is written: its columns, what is new, what cannot be. */
export function StatementPreview({ answer, busy, onColumns, onSend }: Props) {
  const translate = useTranslate();
  const [agreed, setAgreed] = useState(false);
  const { new_count, known_count, first_on, last_on, closed_days } = answer;
  const taken = takenOf(answer);
  const blocked = (answer.left_out_count > 0 && !agreed) || closed_days.length > 0;
  const facts = [
    translate('bank.upload.new_lines', { smart_count: new_count }),
    translate('bank.upload.known', { smart_count: known_count }),
    ...(first_on === null || last_on === null
      ? []
      : [translate('bank.upload.span', { from: first_on, to: last_on })]),
    translate('bank.upload.sums', {
      in: formatMoney(answer.in_minor),
      out: formatMoney(answer.out_minor),
    }),
    answer.encoding,
    ...(answer.unit === 'fen' ? [translate('bank.upload.fen')] : []),
    ...(answer.remembered ? [translate('bank.upload.remembered')] : []),
  ];
  return (
    <Card sx={{ px: { xs: 2, sm: 3 }, py: 2, display: 'grid', gap: 2, minWidth: 0 }}>
      <Typography className="figures">{facts.join(' · ')}</Typography>
      {closed_days.length > 0 && (
        <Alert severity="error">
          {translate('bank.upload.closed', { days: closed_days.join(', ') })}
        </Alert>
      )}
      <LeftOut answer={answer} agreed={agreed} onAgree={setAgreed} />
      <ColumnsTable
        columns={answer.columns}
        disabled={busy}
        onChange={(name, column) => {
          const { [name]: _former, ...others } = taken;
          onColumns(column === '' ? others : { ...others, [name]: column });
        }}
      />
      {answer.sample.length > 0 && <SampleTable rows={answer.sample} />}
      <Box>
        <Button
          variant="contained"
          disabled={busy || blocked || new_count + known_count === 0}
          onClick={() => onSend(taken, agreed)}
        >
          {translate('bank.upload.send', { smart_count: new_count })}
        </Button>
      </Box>
    </Card>
  );
}
