import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RestructureFigures } from '../../../server/contract/resources/restructures.ts';
import { Fact, Facts } from '../../shared/Facts.tsx';
import { formatMoney, formatRate } from '../../shared/format.ts';
import { Money } from '../../shared/MoneyField.tsx';
import { changeOf } from './parts.ts';

/** The borrower's total before and after, and the all-in rate against the cap. */
export function CostFacts({ figures }: { figures: RestructureFigures }) {
  const translate = useTranslate();
  const {
    total_before_minor,
    total_after_minor,
    new_principal_minor,
    dropped_interest_minor,
    unallocated_minor,
    paid_on_day_minor,
    nominal_apr_bps,
    cap_bps,
    within_cap,
  } = figures;
  const { way, minor } = changeOf(total_before_minor, total_after_minor);
  return (
    <Facts sx={{ columnGap: 3 }}>
      <Fact labelKey="restructures.cost.total_before">
        <Money minor={total_before_minor} />
      </Fact>
      <Fact labelKey="restructures.cost.total_after">
        <Money minor={total_after_minor} strong />{' '}
        <Typography
          component="span"
          variant="body2"
          className="figures"
          sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}
        >
          {translate(`restructures.cost.${way}`, { amount: formatMoney(minor) })}
        </Typography>
      </Fact>
      <Fact labelKey="restructures.cost.nominal">
        {nominal_apr_bps === null ? '–' : formatRate(nominal_apr_bps)}{' '}
        <Typography
          component="span"
          variant="body2"
          sx={{
            color: within_cap ? 'text.secondary' : 'warning.main',
            fontWeight: within_cap ? 400 : 600,
            whiteSpace: 'nowrap',
          }}
        >
          {translate(within_cap ? 'restructures.cost.cap' : 'restructures.cost.over_cap', {
            cap: formatRate(cap_bps),
          })}
        </Typography>
      </Fact>
      <Fact labelKey="restructures.cost.new_principal">
        <Money minor={new_principal_minor} />
      </Fact>
      {dropped_interest_minor > 0 && (
        <Fact labelKey="restructures.cost.dropped_interest">
          <Money minor={dropped_interest_minor} />
        </Fact>
      )}
      {paid_on_day_minor > 0 && (
        <Fact labelKey="restructures.cost.paid_on_day">
          <Money minor={paid_on_day_minor} />
        </Fact>
      )}
      {unallocated_minor > 0 && (
        <Fact labelKey="restructures.cost.credit">
          <Money minor={unallocated_minor} />
        </Fact>
      )}
    </Facts>
  );
}
