import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RestructureFigures } from '../../../server/contract/resources/restructures.ts';
import { formatMoney, formatRate } from '../../shared/format.ts';

/** Says whether one supervisor decides or two, and why. */
export function ApproverNote({ figures }: { figures: RestructureFigures }) {
  const translate = useTranslate();
  const {
    approvers_needed,
    approver_reasons,
    waived_minor,
    term_months,
    nominal_apr_bps,
    cap_bps,
  } = figures;
  const words = {
    amount: formatMoney(waived_minor),
    smart_count: term_months,
    rate: formatRate(nominal_apr_bps ?? 0),
    cap: formatRate(cap_bps),
  };
  const reasons = approver_reasons
    .map((reason) => translate(`restructures.approvers.${reason}`, words))
    .join(translate('restructures.approvers.comma'));
  return (
    <Typography
      variant="body2"
      className="figures"
      sx={{ color: approvers_needed > 1 ? 'text.primary' : 'text.secondary' }}
    >
      {approvers_needed > 1
        ? translate('restructures.approvers.two', { reasons })
        : translate('restructures.approvers.one')}
    </Typography>
  );
}
