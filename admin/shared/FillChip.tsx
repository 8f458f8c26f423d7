import { Chip } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { formatMoney } from './format.ts';

interface Props {
  source: string;
  minor: number;
  /** The translation key of a label with `%{amount}`. */
  labelKey: string;
}

/** An amount that fills a field with one click. */
export const FillChip = ({ source, minor, labelKey }: Props) => {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  return (
    <Chip
      size="small"
      variant="outlined"
      className="figures"
      label={translate(labelKey, { amount: formatMoney(minor) })}
      onClick={() =>
        setValue(source, minor, { shouldDirty: true, shouldValidate: true, shouldTouch: true })
      }
    />
  );
};
