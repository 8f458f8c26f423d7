import type { BureauRecord } from '../../../server/contract/resources/repairFile.ts';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useEnumLabel } from '../../shared/enums.ts';
import { useSideText } from './useSideText.ts';
import { useBasis } from './useBasis.ts';

const FIELDS: readonly string[] = [
  'check',
  'proposal',
  'decision',
  'forbidden_rule',
  'due_source',
  'wants_restructure',
  'due_provisional',
  'letter',
  'correction',
  'bureau_record',
];

/** Tells whether a field of an audit image has a meaning of its own in a credit-repair request. */
export const isRepairField = (resource: string, field: string): boolean =>
  resource === 'credit_repairs' && FIELDS.includes(field);

/** Such a field in words. */
export const RepairValue = ({ field, value }: { field: string; value: unknown }) => {
  const translate = useTranslate();
  const check = useEnumLabel('repair_checks');
  const basis = useBasis();
  if (field === 'bureau_record' && typeof value === 'object' && value !== null)
    return <BureauLines bureau={value as BureauRecord} />;
  if (field === 'wants_restructure' || field === 'due_provisional')
    return <span>{translate(value ? 'audit.yes' : 'audit.no')}</span>;
  const text = String(value);
  if (field === 'check') return <span>{check(text)}</span>;
  if (field === 'due_source') return <span>{basis(text, null)}</span>;
  if (field === 'letter' || field === 'correction')
    return <span>{translate(`credit_repairs.${field}.pdf_${text}`, { _: text })}</span>;
  return <span>{translate(`credit_repairs.audit.${text}`, { _: text })}</span>;
};

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
const BureauLines = ({ bureau }: { bureau: BureauRecord }) => {
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
