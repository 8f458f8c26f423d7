import { useTranslate } from 'react-admin';
import { useEnumLabel } from '../../shared/enums.ts';
import { formatMoney } from '../../shared/format.ts';

/** A value of the register or of the ledger in words, by what it is a value of. */
export function useSideText(): (field: string, value: string | number | null) => string {
  const translate = useTranslate();
  const code = useEnumLabel('bureau_codes');
  const status = useEnumLabel('bureau_statuses');
  return (field, value) => {
    if (value === null) return '–';
    if (field.endsWith('_minor')) return formatMoney(Number(value));
    if (field === 'status') return status(String(value));
    return field === 'month'
      ? translate('credit_repairs.months.code', { code: value, text: code(String(value)) })
      : String(value);
  };
}
