import { useTranslate } from 'react-admin';
import { formatMoney, formatRate } from '../format.ts';

interface Props {
  resource: string;
  field: string;
  value: unknown;
}

/** A field's value as a person reads it, by what its name says it is. */
export function ValueText({ field, value }: Props) {
  const translate = useTranslate();
  if (value === null || value === undefined || value === '')
    return <>{translate('app.unsaved.empty')}</>;
  if (typeof value === 'boolean') return <>{translate(value ? 'audit.yes' : 'audit.no')}</>;
  if (typeof value === 'number' && field.endsWith('_minor')) return <>{formatMoney(value)}</>;
  if (typeof value === 'number' && field.endsWith('_bps')) return <>{formatRate(value)}</>;
  return <>{typeof value === 'string' ? value : JSON.stringify(value)}</>;
}
