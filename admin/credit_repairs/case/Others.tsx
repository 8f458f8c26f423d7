import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import type { RepairFile } from '../../../server/contract/resources/repairFile.ts';
import { Section } from '../../shared/Section.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { caseAddress, requestsOf } from '../../parts/repairs/addresses.ts';
import { TextLink } from '../../shared/TextLink.tsx';

/** Other requests of the borrower; no card where there are none. */
export function Others({ repair, file: { others } }: { repair: CreditRepair; file: RepairFile }) {
  const translate = useTranslate();
  const kind = useEnumLabel('repair_kinds');
  if (others.length === 0) return null;
  return (
    <Section titleKey="credit_repairs.others.title">
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          '& > li + li': { borderTop: 1, borderColor: 'divider' },
        }}
      >
        {others.map((other) => (
          <Box
            component="li"
            key={other.id}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              columnGap: 2,
              alignItems: 'center',
              minHeight: 36,
            }}
          >
            <TextLink to={caseAddress(other.id)}>{kind(other.kind)}</TextLink>
            <span className="figures">
              {translate('credit_repairs.show.received', { on: other.received_on })}
            </span>
            <StatusChip value={other.status} of="repair_statuses" />
          </Box>
        ))}
      </Box>
      <Box sx={{ mt: 0.5, fontSize: '0.875rem' }}>
        <TextLink to={requestsOf({ borrower_id: repair.borrower_id })}>
          {translate('credit_repairs.others.all')}
        </TextLink>
      </Box>
    </Section>
  );
}
