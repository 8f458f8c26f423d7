import { useTranslate } from 'react-admin';
import { fieldKeys } from '../shared/reading.ts';

/** The word for a field of a record, or for a part of what one holds. */
export function useFieldWord(): (resource: string, field: string) => string {
  const translate = useTranslate();
  return (resource, field) =>
    fieldKeys(resource, field).reduceRight(
      (word, key) => translate(key, { smart_count: 2, _: word }),
      field,
    );
}
