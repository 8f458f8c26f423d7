import { useTranslate } from 'react-admin';
import { sayWord } from '../words.ts';
import { formatInstant, formatMoney, formatRate } from '../format.ts';
import { type Reading, readingOf } from '../reading.ts';

interface Props {
  resource: string;
  field: string;
  value: unknown;
}

/** A field's value as a person reads it, in one line. */
export function ValueText({ resource, field, value }: Props) {
  const translate = useTranslate();
  if (value === null || value === undefined || value === '')
    return <>{translate('app.unsaved.empty')}</>;
  const line = (reading: Reading): string => {
    switch (reading.as) {
      case 'written':
        return reading.text;
      case 'word':
        return sayWord(translate, reading.key, reading.text);
      case 'instant':
        return formatInstant(reading.at);
      case 'money':
        return formatMoney(reading.minor);
      case 'rate':
        return formatRate(reading.bps);
      case 'list':
        return reading.items.map(line).join(translate('audit.comma'));
      case 'facts':
        return reading.facts.map((fact) => line(fact.reading)).join(translate('audit.comma'));
      case 'record':
        return String(reading.id);
      case 'basis':
        return reading.source;
      case 'field':
        return translate(`resources.${resource}.fields.${reading.field}`, { _: reading.field });
      case 'bureau':
        return '';
    }
  };
  return <>{line(readingOf(resource, field, value))}</>;
}
