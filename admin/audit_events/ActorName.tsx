import { type FieldProps, useFieldValue, useTranslate } from 'react-admin';

/** The actor of an event: a colleague by name, or the system and its imports in words. */
export const ActorName = ({ source = 'actor_name', ...props }: Partial<FieldProps>) => {
  const name = useFieldValue<Record<string, unknown>>({ ...props, source }) as unknown;
  const translate = useTranslate();
  return (
    <span>{typeof name === 'string' ? translate(`audit.actors.${name}`, { _: name }) : null}</span>
  );
};
