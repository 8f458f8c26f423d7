import { Tooltip } from '@mui/material';
import { type FieldProps, useFieldValue, useLocaleState } from 'react-admin';
import { Dash } from './Dash.tsx';
import { formatInstant, formatInstantInFull } from './format.ts';

/** An instant on the clock of the house, in full on hover. */
export const InstantField = (props: FieldProps) => {
  const value = useFieldValue<Record<string, unknown>>(props) as unknown;
  return <Instant at={typeof value === 'string' ? value : null} />;
};

/** The same for an instant that is in no record. */
export const Instant = ({ at }: { at: string | null | undefined }) => {
  const [locale] = useLocaleState();
  if (!at) return <Dash />;
  return (
    <Tooltip title={formatInstantInFull(at, locale)}>
      <time className="figures" dateTime={at}>
        {formatInstant(at)}
      </time>
    </Tooltip>
  );
};
