import { type FieldProps, useFieldValue, useTranslate } from 'react-admin';
import { ACCESS } from '../../server/contract/access.ts';

/** The kind of record an event is about, in words. */
export const ResourceName = ({ source = 'resource', ...props }: Partial<FieldProps>) => {
  const name = useFieldValue<Record<string, unknown>>({ ...props, source }) as unknown;
  const word = useResourceWord();
  return <span>{typeof name === 'string' ? word(name) : null}</span>;
};

export function useResourceWord(): (resource: string) => string {
  const translate = useTranslate();
  return (resource) => translate(`resources.${resource}.name`, { smart_count: 1, _: resource });
}

/** The resources that leave records, as choices. */
export function useResourceChoices(): { id: string; name: string }[] {
  const word = useResourceWord();
  return Object.entries(ACCESS)
    .filter(([, actions]) => 'create' in actions || 'export' in actions)
    .map(([resource]) => ({ id: resource, name: word(resource) }));
}
