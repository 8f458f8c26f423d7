import { Box, Chip, Typography } from '@mui/material';
import { maxLength, required, TextInput, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { HOLD_GAP_DAYS, UNAPPROVED_HOLD_DAYS } from '../../../server/contract/limits.ts';
import { addDays, isCalendarDate } from '../../../server/domain/time/calendar.ts';
import { countedSpans, unapprovedUntil } from '../../../server/domain/contact/holds.ts';
import { ChoiceButtons } from '../../shared/ChoiceButtons.tsx';
import type { LoanFormProps } from '../../shared/panel/loanPanel.ts';
import { PanelForm } from '../../shared/panel/PanelForm.tsx';
import { DayInput } from '../../shared/DayInput.tsx';
import { useBusinessDate, useMay } from '../../shared/session.ts';
import { useHolds } from './useHolds.ts';

/** Lengths people ask for most, in days with the first. */
const LENGTHS = [7, 14, UNAPPROVED_HOLD_DAYS] as const;

/** Lets contact rest from today on, for a reason of the borrower's. */
export function HoldPanel({ loan, onSaved }: LoanFormProps<'hold'>) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const notOver = (on: unknown) =>
    typeof on === 'string' && on < today
      ? translate('holds.form.not_before', { day: today })
      : undefined;
  return (
    <PanelForm
      resource="holds"
      defaults={{ loan_id: loan.id }}
      savedKey="holds.placed"
      saveKey="holds.place"
      onSaved={onSaved}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {translate('holds.form.hint')}
      </Typography>
      <ChoiceButtons source="reason" of="hold_reasons" isRequired />
      <TextInput
        source="statement"
        multiline
        minRows={2}
        validate={maxLength(500)}
        helperText="holds.form.statement_help"
      />
      <DayInput source="ends_on" validate={[required(), notOver]} fullWidth helperText={false} />
      <Lengths />
      <Approval loanId={loan.id} />
    </PanelForm>
  );
}

function Lengths() {
  const translate = useTranslate();
  const today = useBusinessDate();
  const { setValue } = useFormContext();
  const fill = (days: number) =>
    setValue('ends_on', addDays(today, days - 1), {
      shouldDirty: true,
      shouldValidate: true,
      shouldTouch: true,
    });
  return (
    <Box
      component="fieldset"
      aria-label={translate('holds.form.lengths')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, border: 0, p: 0, m: 0, mb: 1.5 }}
    >
      {LENGTHS.map((days) => (
        <Chip
          key={days}
          size="small"
          variant="outlined"
          label={translate('holds.form.days', { smart_count: days })}
          onClick={() => fill(days)}
        />
      ))}
    </Box>
  );
}

/**
 * Tells whether a second person has a say, and what holds meanwhile: the holds before and after it
 * count with it.
 */
function Approval({ loanId }: { loanId: number }) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const supervisor = useMay('holds', 'approve');
  const { data } = useHolds(loanId);
  const ends_on = useWatch({ name: 'ends_on' }) as unknown;
  if (typeof ends_on !== 'string' || !isCalendarDate(ends_on) || ends_on < today) return null;
  const day = unapprovedUntil(
    { from: today, until: ends_on },
    (data ?? []).flatMap((hold) => countedSpans(hold, today)),
    { most: UNAPPROVED_HOLD_DAYS, gap: HOLD_GAP_DAYS },
  );
  if (day >= ends_on) return null;
  const alone = day < today ? 'long_none' : 'long';
  const key = supervisor ? 'long_own' : alone;
  return (
    <Typography
      variant="body2"
      component="output"
      className="figures"
      sx={{ display: 'block', mb: 1, borderLeft: 3, borderColor: 'info.main', pl: 1 }}
    >
      {translate(`holds.form.${key}`, { most: UNAPPROVED_HOLD_DAYS, gap: HOLD_GAP_DAYS, day })}
    </Typography>
  );
}
