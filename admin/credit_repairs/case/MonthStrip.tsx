import { Box, Tooltip } from '@mui/material';
import visuallyHidden from '@mui/utils/visuallyHidden';
import { useTranslate } from 'react-admin';
import { useEnumLabel } from '../../shared/enums.ts';
import { formatMoney } from '../../shared/format.ts';
import { byYear, type MonthCell } from './months.ts';

const BAD = /^[1-7BDGZ]$/;

interface Props {
  cells: readonly MonthCell[];
  /** False while months are typed in: there is nothing beside them yet. */
  compared?: boolean;
}

/**
 * The repayment record as a report prints it, a year a row. What differs from our ledger has both
 * signs, and a mark that says for whom it is worse.
 */
export function MonthStrip({ cells, compared = true }: Props) {
  const translate = useTranslate();
  const label = useEnumLabel('bureau_codes');
  if (cells.length === 0) return null;
  const codes = [
    ...new Set(
      cells
        .flatMap(({ code, ledger, differs }) => [code, differs ? ledger : null])
        .filter((code) => code !== null),
    ),
  ].toSorted();
  return (
    <Box>
      <Box
        component="table"
        className="figures"
        sx={{
          borderCollapse: 'separate',
          borderSpacing: '2px',
          tableLayout: 'fixed',
          width: '100%',
          maxWidth: 520,
          '& th': { fontWeight: 400, fontSize: '0.75rem', color: 'text.secondary', p: 0 },
        }}
      >
        <thead>
          <tr>
            <Box component="th" scope="col" sx={{ width: 40 }}>
              <span aria-hidden />
            </Box>
            {Array.from({ length: 12 }, (_, at) => (
              <th key={at} scope="col">
                {at + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byYear(cells).map(({ year, months }) => (
            <tr key={year}>
              <Box component="th" scope="row" sx={{ textAlign: 'left' }}>
                {year}
              </Box>
              {months.map((cell, at) => (
                <td key={at} style={{ padding: 0 }}>
                  {cell && <Cell cell={cell} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 1.5,
          mt: 0.75,
          fontSize: '0.75rem',
          color: 'text.secondary',
        }}
      >
        {codes.map((code) => (
          <span key={code}>
            <b>{code}</b> {label(code)}
          </span>
        ))}
        {compared && cells.some(({ differs }) => differs) && (
          <span>{translate('credit_repairs.months.marks')}</span>
        )}
      </Box>
    </Box>
  );
}

function Cell({ cell }: { cell: MonthCell }) {
  const text = useCellText()(cell);
  const { code, ledger, differs, worse } = cell;
  const bad = code !== null && BAD.test(code);
  const tone = worse ? 'error.main' : 'info.main';
  return (
    <Tooltip title={text}>
      <Box
        sx={{
          position: 'relative',
          height: 36,
          display: 'flex',
          flexDirection: 'column',
          alignItems: 'center',
          justifyContent: 'center',
          lineHeight: 1.15,
          borderRadius: 0.5,
          fontSize: '0.8125rem',
          bgcolor: bad ? 'action.selected' : 'transparent',
          border: differs ? 2 : 1,
          borderStyle: differs && !worse ? 'dashed' : 'solid',
          borderColor: differs ? tone : 'divider',
        }}
      >
        <Box component="span" sx={visuallyHidden}>
          {text}
        </Box>
        <Box component="span" aria-hidden sx={{ fontWeight: bad || differs ? 600 : 400 }}>
          {code}
          {differs && (
            <Box component="span" sx={{ fontSize: '0.625rem', ml: 0.25, color: tone }}>
              {worse ? '▲' : '▽'}
            </Box>
          )}
        </Box>
        {differs && (
          <Box component="span" aria-hidden sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
            {ledger ?? '–'}
          </Box>
        )}
      </Box>
    </Tooltip>
  );
}

/** A month in a sentence: what each says, and what is wrong with it. */
export function useCellText(): (cell: MonthCell) => string {
  const translate = useTranslate();
  const label = useEnumLabel('bureau_codes');
  const said = (code: string | null) =>
    code === null
      ? translate('credit_repairs.months.nothing')
      : translate('credit_repairs.months.code', { code, text: label(code) });
  return ({ month, code, ledger, differs, worse, note, overdue }) => {
    const owed = overdue?.bureau
      ? translate('credit_repairs.months.overdue', { amount: formatMoney(overdue.bureau) })
      : '';
    const sides =
      ledger === null && !differs
        ? said(code)
        : translate('credit_repairs.months.both', { bureau: said(code), ledger: said(ledger) });
    return [
      month,
      sides + owed,
      ...(differs
        ? [translate(worse ? 'credit_repairs.compare.worse' : 'credit_repairs.compare.better')]
        : []),
      ...(note === null ? [] : [translate(`credit_repairs.compare.notes.${note}`)]),
    ].join(' · ');
  };
}
