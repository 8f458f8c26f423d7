import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { VisitBand, VisitPlan } from '../../server/domain/visits/visitPlan.ts';
import { formatMoney } from '../shared/format.ts';

const MARK = { bgcolor: 'action.selected', fontWeight: 600 } as const;

interface Props {
  plan: VisitPlan;
  against?: VisitPlan | undefined;
}

/** Who is visited how often; a band that differs is marked. */
export function VisitPlanRows({ plan, against }: Props) {
  const translate = useTranslate();
  const same = (one: VisitBand): boolean =>
    against === undefined ||
    against.bands.some((other) => JSON.stringify(other) === JSON.stringify(one));
  const amounts = ({ from_minor, to_minor }: VisitBand) =>
    to_minor === null
      ? translate('visit_plan.from_on', { from: formatMoney(from_minor) })
      : translate('visit_plan.between', {
          from: formatMoney(from_minor),
          to: formatMoney(to_minor),
        });
  return (
    <>
      <Typography className="figures" sx={{ mb: 1 }}>
        {translate('visit_plan.facts', { within: plan.within_days, late: plan.escalate_days })}{' '}
        {translate(plan.place ? 'visit_plan.place_kept' : 'visit_plan.place_not_kept')}
      </Typography>
      <Table size="small" sx={{ '& td, & th': { px: 1 } }}>
        <TableHead>
          <TableRow>
            {['name', 'tiers', 'amounts', 'how_often'].map((name) => (
              <TableCell key={name}>{translate(`visit_plan.${name}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {plan.bands.map((band) => (
            <TableRow key={JSON.stringify(band)} sx={same(band) ? {} : { '& td': MARK }}>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>
                {band.name} · {translate(`enums.visit_kinds.${band.kind}`)}
              </TableCell>
              <TableCell className="figures">{band.tiers.join(' ')}</TableCell>
              <TableCell className="figures">{amounts(band)}</TableCell>
              <TableCell className="figures">
                {translate('visit_plan.every', {
                  smart_count: band.every_months,
                  share: band.sample_bps / 100,
                })}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
