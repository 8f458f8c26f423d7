import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { FilingGate } from '../../../server/contract/resources/filing.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { formatMoney } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';

/**
 * Says in words that the case may be filed, or what stands in the way and who can do what about it.
 */
export function GateVerdict({ gate }: { gate: FilingGate }) {
  const translate = useTranslate();
  const kind = useEnumLabel('attachment_kinds');
  const obstacle = useEnumLabel('filing_obstacles');
  const warning = useEnumLabel('filing_warnings');
  const mayOverride = useMay('legal_cases', 'override_limitation');
  const names = gate.missing.map(kind).join(translate('legal_cases.and'));
  const wayOut = translate(
    mayOverride ? 'legal_cases.gate.override_yours' : 'legal_cases.gate.override_theirs',
  );
  return (
    <Alert
      severity={gate.passes && gate.warnings.length === 0 ? 'success' : 'warning'}
      sx={{ py: 0.25 }}
    >
      {gate.obstacles.map((obstacleKey) => (
        <Box key={obstacleKey} sx={{ fontWeight: 600 }}>
          {obstacle(obstacleKey)}
        </Box>
      ))}
      {gate.warnings.map((warningKey) => (
        <div key={warningKey}>
          <b>{warning(warningKey)}</b>{' '}
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
          ? translate('legal_cases.gate.expired', { on: gate.limitation_expires_on }) + wayOut
          : translate('legal_cases.gate.in_time', { on: gate.limitation_expires_on })}
      </div>
    </Alert>
  );
}
