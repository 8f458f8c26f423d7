import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ComparedLine } from '../../../server/contract/resources/repairFile.ts';

/** Says for whom a line is worse, by sign and word; colour only repeats it. */
export function Difference({
  line: { differs, worse },
}: {
  line: Pick<ComparedLine, 'differs' | 'worse'>;
}) {
  const translate = useTranslate();
  if (!differs) {
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {translate('credit_repairs.compare.same')}
      </Box>
    );
  }
  return (
    <Box component="span" sx={{ color: worse ? 'error.main' : 'info.main', fontWeight: 600 }}>
      {worse ? '▲' : '▽'}{' '}
      {translate(worse ? 'credit_repairs.compare.worse' : 'credit_repairs.compare.better')}
    </Box>
  );
}
