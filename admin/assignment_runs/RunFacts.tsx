import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AssignmentAnswer } from '../../server/contract/resources/assignments.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { spreadSaid } from './spread.ts';

type Figures = Pick<
  AssignmentAnswer,
  'persons_count' | 'moves_count' | 'unplaced_count' | 'spread_before_bps' | 'spread_after_bps'
>;

const field = (name: string) => `resources.assignment_runs.fields.${name}`;

/** How much a run moves, and how equal it leaves the loads. */
export function RunFacts({ run }: { run: Figures }) {
  const translate = useTranslate();
  const [before, after] = [spreadSaid(run.spread_before_bps), spreadSaid(run.spread_after_bps)];
  const beside =
    (after === null && translate('assignment.spread_none')) ||
    (before !== null && translate('assignment.spread_before', { spread: before })) ||
    null;
  return (
    <Facts>
      <Fact labelKey={field('persons_count')} strong>
        {run.persons_count.toLocaleString('en-US')}
      </Fact>
      <Fact labelKey={field('moves_count')} strong>
        {run.moves_count.toLocaleString('en-US')}
      </Fact>
      <Fact labelKey={field('unplaced_count')} strong>
        {run.unplaced_count.toLocaleString('en-US')}
      </Fact>
      <Fact labelKey="assignment.spread" strong>
        {after ?? '–'}
        {beside !== null && (
          <Box
            component="span"
            sx={{ ml: 1, fontSize: '0.875rem', fontWeight: 400, color: 'text.secondary' }}
          >
            {beside}
          </Box>
        )}
      </Fact>
    </Facts>
  );
}
