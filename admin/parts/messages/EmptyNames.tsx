import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Says which names of a text stand for nothing today: it would not be sent. */
export function EmptyNames({ names }: { names: readonly string[] }) {
  const translate = useTranslate();
  if (names.length === 0) return null;
  const said = names.map((name) => translate(`templates.variables.${name}`));
  return (
    <Alert severity="warning" sx={{ mt: 1 }}>
      {translate('templates.preview.empty_names', { names: said.join(', ') })}
    </Alert>
  );
}
