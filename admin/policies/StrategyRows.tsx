import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { TierStrategy } from '../../server/domain/worklist/strategy.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { formatMoney } from '../shared/format.ts';
import { TierChip } from '../shared/TierChip.tsx';

const MARK = { bgcolor: 'action.selected', fontWeight: 600 } as const;
const HEADS = ['tier', 'channels', 'days', 'by', 'next_step', 'lift'] as const;

/** What is done with the loans of each tier; a tier whose strategy differs is marked. */
export function StrategyRows({
  strategies,
  against,
}: {
  strategies: readonly TierStrategy[];
  against?: readonly TierStrategy[] | undefined;
}) {
  const translate = useTranslate();
  const same = (one: TierStrategy): boolean =>
    against === undefined ||
    JSON.stringify(against.find(({ tier }) => tier === one.tier)) === JSON.stringify(one);
  return (
    <Table size="small" sx={{ '& td, & th': { px: 1 } }}>
      <TableHead>
        <TableRow>
          {HEADS.map((name) => (
            <TableCell key={name} align={name === 'lift' ? 'right' : 'left'}>
              {translate(`strategy.${name}`)}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {strategies.map((one) => (
          <TableRow key={one.tier} sx={same(one) ? {} : { '& td': MARK }}>
            <Cells strategy={one} />
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Cells({ strategy }: { strategy: TierStrategy }) {
  const translate = useTranslate();
  const channel = useEnumLabel('note_channels');
  const hands = useEnumLabel('strategy_hands');
  const step = useEnumLabel('next_steps');
  const { tier, channels, first_action_days: days, by, next_step, lift_from_minor } = strategy;
  return (
    <>
      <TableCell>
        <TierChip tier={tier} short />
      </TableCell>
      <TableCell>{channels.map(channel).join(translate('strategy.and'))}</TableCell>
      <TableCell className="figures">
        {translate(days === null ? 'strategy.first_none' : 'strategy.days_of', {
          smart_count: days ?? 0,
        })}
      </TableCell>
      <TableCell>{hands(by)}</TableCell>
      <TableCell>{step(next_step)}</TableCell>
      <TableCell className="figures" align="right">
        {lift_from_minor === null ? translate('strategy.no_lift') : formatMoney(lift_from_minor)}
      </TableCell>
    </>
  );
}
