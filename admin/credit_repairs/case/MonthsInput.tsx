import { Box, Typography } from '@mui/material';
import { TextInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { FormGrid } from '../../shared/FormGrid.tsx';
import { MoneyInput } from '../../shared/MoneyInput.tsx';
import { type MonthCell, MOST_MONTHS, parseMonths } from './months.ts';
import { MonthStrip } from './MonthStrip.tsx';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
/** Codes of months with an amount overdue. */
const OVERDUE = /^[1-7B]$/;

/**
 * The repayment record typed as one line, newest month first, read back at once as the report shows
 * it.
 */
export function MonthsInput() {
  const translate = useTranslate();
  const [newest, signs] = useWatch({ name: ['newest', 'signs'] }) as [string | null, string | null];
  const ready = typeof newest === 'string' && MONTH.test(newest);
  const { months } = ready ? parseMonths(signs ?? '', newest) : { months: [] };
  const cells = months.map(
    ({ month, code }): MonthCell => ({
      month,
      code,
      ledger: null,
      differs: false,
      worse: false,
      note: null,
      overdue: null,
    }),
  );
  const check = (text: string | null, values: { newest?: string | null }) => {
    const { wrong, tooMany } = parseMonths(
      text ?? '',
      MONTH.test(values.newest ?? '') ? (values.newest ?? '') : '2000-01',
    );
    if (wrong !== null) return translate('credit_repairs.bureau.wrong_sign', wrong);
    return tooMany ? translate('credit_repairs.bureau.too_many', { most: MOST_MONTHS }) : undefined;
  };
  const first = months.at(0)?.month;
  const last = months.at(-1)?.month;
  return (
    <>
      <Typography component="h3" variant="subtitle2">
        {translate('credit_repairs.bureau.months')}
      </Typography>
      <FormGrid>
        <TextInput
          source="newest"
          label="credit_repairs.bureau.newest"
          placeholder="YYYY-MM"
          validate={(month: unknown) =>
            typeof month === 'string' && MONTH.test(month)
              ? undefined
              : translate('credit_repairs.bureau.month_form')
          }
          helperText={false}
          autoComplete="off"
        />
        <TextInput
          source="signs"
          label="credit_repairs.bureau.signs"
          placeholder="NNN12*"
          validate={check}
          helperText="credit_repairs.bureau.signs_help"
          autoComplete="off"
          slotProps={{ htmlInput: { className: 'figures', spellCheck: false } }}
        />
      </FormGrid>
      <Typography variant="body2" className="figures" aria-live="polite" sx={{ my: 0.5 }}>
        {first && last
          ? translate('credit_repairs.bureau.understood', {
              smart_count: months.length,
              last,
              first,
            })
          : translate('credit_repairs.bureau.nothing_yet')}
      </Typography>
      <MonthStrip cells={cells} compared={false} />
      <Amounts months={months.filter(({ code }) => OVERDUE.test(code)).map(({ month }) => month)} />
    </>
  );
}

function Amounts({ months }: { months: readonly string[] }) {
  const translate = useTranslate();
  if (months.length === 0) return null;
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography variant="body2" color="text.secondary">
        {translate('credit_repairs.bureau.amounts')}
      </Typography>
      <FormGrid>
        {months.map((month) => (
          <MoneyInput
            key={month}
            source={`amounts.${month}`}
            label={translate('credit_repairs.bureau.amount_of', { month })}
            helperText={false}
          />
        ))}
      </FormGrid>
    </Box>
  );
}
