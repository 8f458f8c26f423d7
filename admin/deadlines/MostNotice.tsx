import Alert from '@mui/material/Alert';
import { useTranslate } from 'react-admin';
import { MAX_PAGE_ROWS } from '../../server/contract/limits.ts';

/** Says that there may be more than one page holds. */
export function MostNotice({ rows }: { rows: number | undefined }) {
  const translate = useTranslate();
  if (rows === undefined || rows < MAX_PAGE_ROWS) return null;
  return (
    <Alert severity="warning" sx={{ m: 1, py: 0.25 }}>
      {translate('deadlines.most', { most: MAX_PAGE_ROWS })}
    </Alert>
  );
}
