import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PolicyTouch } from '../../server/contract/views.ts';
import { formatMoney } from '../shared/format.ts';
import { Money } from '../shared/MoneyField.tsx';
import { TierChip } from '../shared/TierChip.tsx';
import { useServerPreview } from '../shared/useServerPreview.ts';
import type { PolicyKind } from './policyBook.ts';

/** Kinds of which is told what they would touch. */
export const isTold = (kind: PolicyKind): boolean => kind === 'tiers' || kind === 'tier_strategies';

/** What a rule would touch, were it in force today: loans, people, money, and contacts missed. */
export function Touch({ kind, value }: { kind: PolicyKind; value: unknown }) {
  const translate = useTranslate();
  const { answer, refusal, isStale } = useServerPreview<PolicyTouch>('policies/preview', {
    kind,
    value,
  });
  const said = () => {
    if (refusal !== undefined) return refusal;
    return answer === undefined ? translate('strategy.touch.waiting') : undefined;
  };
  return (
    <Box
      component="section"
      aria-live="polite"
      aria-label={translate('strategy.touch.title')}
      sx={{ mt: 2, p: 2, borderRadius: 1, bgcolor: 'action.hover', opacity: isStale ? 0.6 : 1 }}
    >
      <Typography variant="subtitle2">{translate('strategy.touch.title')}</Typography>
      {answer !== undefined && refusal === undefined ? (
        <Told answer={answer} />
      ) : (
        <Typography variant="body2" color="text.secondary">
          {said()}
        </Typography>
      )}
    </Box>
  );
}

function Told({ answer }: { answer: PolicyTouch }) {
  const translate = useTranslate();
  const { loans, borrowers, overdue_minor, moves, first_missed: missed } = answer;
  const same = missed.before === missed.after;
  return (
    <>
      <Typography variant="body2" className="figures">
        {translate(loans === 0 ? 'strategy.touch.none' : 'strategy.touch.loans', {
          loans: loans.toLocaleString('en-US'),
          borrowers: borrowers.toLocaleString('en-US'),
          amount: formatMoney(overdue_minor),
        })}
      </Typography>
      <Typography variant="body2" className="figures">
        {translate(same ? 'strategy.touch.missed_same' : 'strategy.touch.missed', missed)}
      </Typography>
      {moves.length > 0 && (
        <Table size="small" sx={{ mt: 1, maxWidth: 480, '& td, & th': { px: 1 } }}>
          <TableHead>
            <TableRow>
              <TableCell>{translate('strategy.touch.from')}</TableCell>
              <TableCell>{translate('strategy.touch.to')}</TableCell>
              <TableCell align="right">{translate('strategy.touch.count')}</TableCell>
              <TableCell align="right">{translate('strategy.touch.overdue')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {moves.map((move) => (
              <TableRow key={`${move.from}/${move.to}`}>
                <TableCell>
                  <TierChip tier={move.from} short />
                </TableCell>
                <TableCell>
                  <TierChip tier={move.to} short />
                </TableCell>
                <TableCell align="right" className="figures">
                  {move.loans.toLocaleString('en-US')}
                </TableCell>
                <TableCell align="right" className="figures">
                  <Money minor={move.overdue_minor} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </>
  );
}
