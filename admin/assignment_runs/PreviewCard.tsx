import { Alert, Box, Button, MenuItem, Skeleton, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useGetList, useRefresh, useTranslate } from 'react-admin';
import type { AssignmentAnswer } from '../../server/contract/resources/assignments.ts';
import type { User } from '../../server/contract/resources/system.ts';
import { DESK_PEOPLE } from '../shared/deskPeople.ts';
import { Section } from '../shared/Section.tsx';
import { useServerPreview } from '../shared/useServerPreview.ts';
import { LoadTable } from './LoadTable.tsx';
import { MovesTable } from './MovesTable.tsx';
import { RunButton } from './RunButton.tsx';
import { RunFacts } from './RunFacts.tsx';
import { UnplacedTable } from './UnplacedTable.tsx';

const PATH = 'assignment_runs';
/** A preview of a large book takes a second or two: it stands until it is asked for again. */
const FRESH_MS = 10 * 60_000;
const PEOPLE = {
  filter: DESK_PEOPLE,
  sort: { field: 'full_name', order: 'ASC' },
  pagination: { page: 1, perPage: 200 },
} as const;

interface Props {
  /** Whose hands are handed over; null: the whole book by the rules. */
  only: number | null;
  onChoose: (id: number | null) => void;
}

/** What the policy would move now, over the whole book or the hands of one, and the run itself. */
export function PreviewCard({ only, onChoose }: Props) {
  const translate = useTranslate();
  const client = useQueryClient();
  const refresh = useRefresh();
  const asked = { dry_run: true, ...(only === null ? {} : { only_user_id: only }) };
  const { answer, refusal, isStale } = useServerPreview<AssignmentAnswer>(PATH, asked, {
    freshMs: FRESH_MS,
  });
  const anew = () => void client.invalidateQueries({ queryKey: ['preview', PATH] });
  const ran = () => {
    onChoose(null);
    anew();
    refresh();
  };
  return (
    <Section titleKey="assignment.preview">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 1.5 }}>
        <Scope only={only} onChoose={onChoose} />
        <Box sx={{ flexGrow: 1 }} />
        <Button disabled={isStale} onClick={anew}>
          {translate('assignment.refresh')}
        </Button>
        <RunButton answer={answer} disabled={isStale} onDone={ran} onRefused={anew} />
      </Box>
      {refusal !== undefined && (
        <Alert severity="error">{refusal || translate('app.error.network')}</Alert>
      )}
      {answer === undefined ? (
        refusal === undefined && <Skeleton variant="rounded" height={320} />
      ) : (
        <Box
          aria-busy={isStale}
          sx={{ opacity: isStale ? 0.6 : 1, display: 'flex', flexDirection: 'column', gap: 2.5 }}
        >
          <Previewed answer={answer} />
        </Box>
      )}
    </Section>
  );
}

function Previewed({ answer }: { answer: AssignmentAnswer }) {
  const translate = useTranslate();
  return (
    <>
      <RunFacts run={answer} />
      <LoadTable load={answer.load} />
      {answer.moves_count === 0 ? (
        <Typography color="text.secondary">{translate('assignment.nothing')}</Typography>
      ) : (
        <MovesTable moves={answer.moves} total={answer.moves_count} />
      )}
      {answer.unplaced_count > 0 && (
        <UnplacedTable unplaced={answer.unplaced} total={answer.unplaced_count} />
      )}
    </>
  );
}

/** The whole book, or what one of the desk has. */
function Scope({ only, onChoose }: Props) {
  const translate = useTranslate();
  const { data: people = [] } = useGetList<User>('users', PEOPLE);
  return (
    <TextField
      select
      label={translate('assignment.scope')}
      value={only ?? ''}
      margin="none"
      fullWidth={false}
      onChange={({ target }) => onChoose(target.value === '' ? null : Number(target.value))}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      sx={{ width: 260 }}
    >
      <MenuItem value="">{translate('assignment.all_hands')}</MenuItem>
      {people.map(({ id, full_name }) => (
        <MenuItem key={id} value={id}>
          {translate('assignment.preview_of', { name: full_name })}
        </MenuItem>
      ))}
    </TextField>
  );
}
