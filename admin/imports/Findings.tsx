import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { TAPE_KINDS } from '../../server/contract/enums.ts';
import type { ImportCheck } from '../../server/contract/resources/imports.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { formatMoney } from '../shared/format.ts';

export const countIn = ({ counts }: ImportCheck, what: 'taken' | 'known'): number =>
  Object.values(counts).reduce((sum, count) => sum + count[what], 0);

/** What would come in, and what keeps it from that. */
export function Findings({ check }: { check: ImportCheck }) {
  const translate = useTranslate();
  const kindWord = useEnumLabel('tape_kinds');
  const { map, faults, counts, principal_minor, refused_count, notices, notices_count } = check;
  const kinds = TAPE_KINDS.filter((kind) => map[kind] !== undefined);
  const facts = [
    translate('imports.will', { count: countIn(check, 'taken') }),
    translate('imports.known', { count: countIn(check, 'known') }),
    translate('imports.refused', { count: refused_count }),
    translate('imports.principal', { sum: formatMoney(principal_minor) }),
  ];
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {kinds.length === 0 && <Alert severity="info">{translate('imports.no_kind')}</Alert>}
      {faults.length > 0 && (
        <Alert severity="error">
          {translate('imports.faults')}
          <Box component="ul" sx={{ pl: 2.5, my: 0.5 }}>
            {faults.map(({ file, line, field, reason }) => (
              <li key={`${file} ${line} ${field}`}>
                {file} {field === '-' ? '' : field} {reason}
              </li>
            ))}
          </Box>
        </Alert>
      )}
      <Typography className="figures" sx={{ fontWeight: 600 }}>
        {facts.join(' · ')}
      </Typography>
      <Typography className="figures" variant="body2" color="text.secondary">
        {kinds
          .map((kind) =>
            translate('imports.kind_counts', { kind: kindWord(kind), ...counts[kind] }),
          )
          .join(' · ')}
      </Typography>
      {notices_count > 0 && (
        <Alert severity="info">
          {translate('imports.notices', { count: notices_count })}
          <Box component="ul" sx={{ pl: 2.5, my: 0.5 }}>
            {notices.map(({ file, line, field, reason }) => (
              <li key={`${file} ${line} ${field}`}>
                {translate('imports.line', { file, line })} {reason}
              </li>
            ))}
          </Box>
        </Alert>
      )}
    </Box>
  );
}
