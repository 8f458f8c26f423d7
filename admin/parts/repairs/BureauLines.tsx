import type { BureauRecord } from '../../../server/contract/resources/repairFile.ts';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useSideText } from './useSideText.ts';

const HEADS = [
  'read_on',
  'opened_on',
  'principal_minor',
  'balance_minor',
  'overdue_minor',
  'status',
  'closed_on',
] as const;

/** The values read from a report, a line each; the months as one line of signs, newest first. */
export const BureauLines = ({ bureau }: { bureau: BureauRecord }) => {
  const translate = useTranslate();
  const text = useSideText();
  const months = bureau.months.toSorted((month, other) => other.month.localeCompare(month.month));
  return (
    <Box component="ul" className="figures" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {HEADS.filter((name) => bureau[name] !== null).map((name) => (
        <li key={name}>
          {translate(
            name === 'read_on'
              ? 'credit_repairs.bureau.read_on'
              : `credit_repairs.compare.fields.${name}`,
          )}{' '}
          {text(name, bureau[name])}
        </li>
      ))}
      {months.length > 0 && (
        <li>
          {translate('credit_repairs.bureau.months')} {months.at(-1)?.month}–{months[0]?.month}{' '}
          {months.map(({ code }) => code).join('')}
        </li>
      )}
    </Box>
  );
};
