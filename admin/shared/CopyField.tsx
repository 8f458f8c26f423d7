import ContentCopyIcon from '@mui/icons-material/ContentCopy';
import { ButtonBase } from '@mui/material';
import type { MouseEvent } from 'react';
import { type FieldProps, useFieldValue, useNotify, useTranslate } from 'react-admin';
import { copyText } from './clipboard.ts';
import { Dash } from './Dash.tsx';

/**
 * A number or id that is copied by clicking it. Give `source`, or the `value` itself; `shown` is a
 * shorter text for a long one.
 */
export const CopyField = ({
  value: given,
  source = '',
  shown,
  ...props
}: Partial<FieldProps> & { value?: string | number | null; shown?: string }) => {
  const field = useFieldValue<Record<string, unknown>>({ ...props, source }) as unknown;
  const value = given === undefined ? field : given;
  const notify = useNotify();
  const translate = useTranslate();
  if (value === null || value === undefined || value === '') return <Dash />;
  const text = String(value as string | number);
  const copy = async (event: MouseEvent) => {
    event.stopPropagation();
    const done = await copyText(text);
    notify(done ? 'app.copied' : 'app.not_copied', {
      type: done ? 'info' : 'warning',
      messageArgs: { text },
      autoHideDuration: 1500,
    });
  };
  return (
    <ButtonBase
      className="figures"
      aria-label={translate('app.copy_text', { text })}
      onClick={(event) => void copy(event)}
      sx={{
        font: 'inherit',
        borderRadius: 0.5,
        gap: 0.5,
        verticalAlign: 'baseline',
        whiteSpace: 'nowrap',
        '& svg': { fontSize: 14, opacity: 0, color: 'text.secondary' },
        '&:hover svg, &:focus-visible svg': { opacity: 1 },
        '@media (hover: none)': { '& svg': { display: 'none' } },
      }}
    >
      {shown ?? text}
      <ContentCopyIcon />
    </ButtonBase>
  );
};
