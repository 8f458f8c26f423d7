import { Box, Typography } from '@mui/material';
import { required, useNotify, useTranslate } from 'react-admin';
import type { BureauRecord } from '../../../server/contract/resources/repairFile.ts';
import { DayInput } from '../../shared/DayInput.tsx';
import { EnumInput } from '../../shared/EnumInput.tsx';
import { FormGrid } from '../../shared/FormGrid.tsx';
import { MoneyInput } from '../../shared/MoneyInput.tsx';
import { useBusinessDate } from '../../shared/session.ts';
import { MonthsInput } from './MonthsInput.tsx';
import { monthBefore, parseMonths } from './months.ts';
import { DeskForm } from '../../shared/forms/DeskForm.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import type { FormProps } from './panel.ts';
import { TakenBackNotice } from './TakenBackNotice.tsx';
import { useMove } from './useMove.ts';

const NEW = {};
const HEADS = [
  'read_on',
  'opened_on',
  'principal_minor',
  'balance_minor',
  'overdue_minor',
  'status',
  'closed_on',
] as const;

/**
 * The values of the form: the months as one line of signs, newest first, and the amounts of those
 * that were overdue.
 */
interface Typed extends Partial<Omit<BureauRecord, 'months'>> {
  newest?: string;
  signs?: string | null;
  amounts?: Record<string, number | null>;
}

function startOf(bureau: BureauRecord | null, today: string): Typed {
  if (bureau === null)
    return { read_on: today, newest: monthBefore(today.slice(0, 7), 1), signs: '', amounts: {} };
  const { months, ...heads } = bureau;
  const sorted = months.toSorted((month, other) => other.month.localeCompare(month.month));
  return {
    ...heads,
    newest: sorted[0]?.month ?? today.slice(0, 7),
    signs: sorted.map(({ code }) => code).join(''),
    amounts: Object.fromEntries(sorted.map(({ month, overdue_minor }) => [month, overdue_minor])),
  };
}

/** Turns the form into the contract's shape, which leaves out what was not read. */
export function toBureau({ newest = '', signs, amounts = {}, ...heads }: Typed) {
  const { months } = parseMonths(signs ?? '', newest);
  return {
    ...Object.fromEntries(HEADS.map((name) => [name, heads[name] ?? null])),
    months: months.map((month) => ({ ...month, overdue_minor: amounts[month.month] ?? null })),
  };
}

/** The register's record as it is read from a report, whole or in part, the months as one line. */
export function BureauForm({ repair, file, onDone }: FormProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const today = useBusinessDate();
  const { move, busy } = useMove(repair.id);
  const keep = async (values: Typed) => {
    const { repair: after, fields } = await move('bureau', toBureau(values), HEADS);
    if (!after) return fields;
    notify('credit_repairs.bureau.done', { type: 'success' });
    onDone();
    return undefined;
  };
  return (
    <DeskForm record={NEW} onSubmit={keep} defaultValues={startOf(file.bureau, today)}>
      <PanelFrame submitKey="credit_repairs.bureau.submit" busy={busy}>
        <TakenBackNotice repair={repair} />
        <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
          {translate('credit_repairs.bureau.hint')}
        </Typography>
        <FormGrid>
          <DayInput
            source="read_on"
            label="credit_repairs.bureau.read_on"
            validate={required()}
            helperText={false}
          />
          <EnumInput
            source="status"
            of="bureau_statuses"
            label="credit_repairs.compare.fields.status"
            helperText={false}
          />
          <DayInput
            source="opened_on"
            label="credit_repairs.compare.fields.opened_on"
            helperText={false}
          />
          <DayInput
            source="closed_on"
            label="credit_repairs.compare.fields.closed_on"
            helperText={false}
          />
          <MoneyInput
            source="principal_minor"
            label="credit_repairs.compare.fields.principal_minor"
            helperText={false}
          />
          <MoneyInput
            source="balance_minor"
            label="credit_repairs.compare.fields.balance_minor"
            helperText={false}
          />
          <MoneyInput
            source="overdue_minor"
            label="credit_repairs.compare.fields.overdue_minor"
            helperText={false}
          />
        </FormGrid>
        <Box sx={{ mt: 2 }}>
          <MonthsInput />
        </Box>
      </PanelFrame>
    </DeskForm>
  );
}
