import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { FilingGate } from '../../../server/contract/resources/filing.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { formatMoney } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';

/** In words: it may be filed, or what stands in the way and who can do what about it. */
export function GateVerdict({ gate }: { gate: FilingGate }) {
  const translate = useTranslate();
  const kind = useEnumLabel('attachment_kinds');
  const obstacle = useEnumLabel('filing_obstacles');
  const warning = useEnumLabel('filing_warnings');
  const mayOverride = useMay('legal_cases', 'override_limitation');
  const names = gate.missing.map(kind).join(translate('legal_cases.and'));
  return (
    <Alert
      severity={gate.passes && gate.warnings.length === 0 ? 'success' : 'warning'}
      sx={{ py: 0.25 }}
    >
      {gate.obstacles.map((one) => (
        <Box key={one} sx={{ fontWeight: 600 }}>
          {obstacle(one)}
        </Box>
      ))}
      {gate.warnings.map((one) => (
        <div key={one}>
          <b>{warning(one)}</b>{' '}
          {translate('legal_cases.gate.amounts', {
            claimed: formatMoney(gate.claimed_minor),
            owed: formatMoney(gate.owed_minor),
          })}
        </div>
      ))}
      <div>
        {gate.missing.length === 0
          ? translate('legal_cases.gate.complete')
          : translate('legal_cases.gate.missing', { smart_count: gate.missing.length, names })}
      </div>
      <div>
        {gate.limitation_expired
          ? `${translate('legal_cases.gate.expired', { on: gate.limitation_expires_on })}${translate(mayOverride ? 'legal_cases.gate.override_yours' : 'legal_cases.gate.override_theirs')}`
          : translate('legal_cases.gate.in_time', { on: gate.limitation_expires_on })}
      </div>
    </Alert>
  );
}
