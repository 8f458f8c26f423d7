import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import {
  ListContextProvider,
  RecordContextProvider,
  useListController,
  useTranslate,
} from 'react-admin';
import type { AssignmentRun } from '../../server/contract/resources/assignments.ts';
import { Instant } from '../shared/InstantField.tsx';
import { NamedLink } from '../shared/NamedLink.tsx';
import { Pager } from '../shared/Pager.tsx';
import { Section } from '../shared/Section.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { UserName } from '../shared/UserName.tsx';
import { spreadSaid } from './spread.ts';
import { UndoButton } from './UndoButton.tsx';

const CELLS = { '& td, & th': { px: 1 }, '& td': { height: 40 } } as const;
const FIELDS = ['created_at', 'user_id', 'only_user_id'] as const;
const FIGURES = ['persons_count', 'moves_count', 'unplaced_count'] as const;

/** The runs, the latest first, each with its way back. */
export function HistoryCard() {
  const translate = useTranslate();
  const list = useListController<AssignmentRun>({
    resource: 'assignment_runs',
    sort: { field: 'id', order: 'DESC' },
    perPage: 10,
    storeKey: false,
    disableSyncWithLocation: true,
  });
  const { data: runs = [], isPending } = list;
  const word = (name: string) => translate(`resources.assignment_runs.fields.${name}`);
  if (!isPending && runs.length === 0)
    return (
      <Section titleKey="assignment.history">
        <Typography color="text.secondary">{translate('assignment.history_empty')}</Typography>
      </Section>
    );
  return (
    <Section titleKey="assignment.history">
      <Box sx={{ overflowX: 'auto' }}>
        <Table size="small" sx={CELLS}>
          <TableHead>
            <TableRow>
              {FIELDS.map((name) => (
                <TableCell key={name}>{word(name)}</TableCell>
              ))}
              {FIGURES.map((name) => (
                <TableCell key={name} align="right">
                  {word(name)}
                </TableCell>
              ))}
              <TableCell align="right">{translate('assignment.spread')}</TableCell>
              <TableCell>{word('status')}</TableCell>
              <TableCell />
            </TableRow>
          </TableHead>
          <TableBody>
            {runs.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </TableBody>
        </Table>
      </Box>
      <ListContextProvider value={list}>
        {(list.total ?? 0) > list.perPage && <Pager sizes={[10, 25, 50]} />}
      </ListContextProvider>
    </Section>
  );
}

function RunRow({ run }: { run: AssignmentRun }) {
  const translate = useTranslate();
  return (
    <RecordContextProvider value={run}>
      <TableRow hover>
        <TableCell sx={{ whiteSpace: 'nowrap' }}>
          <NamedLink to={`/assignment_runs/${run.id}/show`} figures>
            <Instant at={run.created_at} />
          </NamedLink>
        </TableCell>
        <TableCell>
          {run.user_id === null ? translate('assignment.by_day') : <UserName source="user_id" />}
        </TableCell>
        <TableCell>
          <UserName source="only_user_id" />
        </TableCell>
        {FIGURES.map((name) => (
          <TableCell key={name} align="right" className="figures">
            {run[name].toLocaleString('en-US')}
          </TableCell>
        ))}
        <TableCell align="right" className="figures">
          {spreadSaid(run.spread_after_bps) ?? '–'}
        </TableCell>
        <TableCell>
          <StatusChip source="status" of="run_statuses" />
        </TableCell>
        <TableCell align="right">
          <UndoButton run={run} />
        </TableCell>
      </TableRow>
    </RecordContextProvider>
  );
}
