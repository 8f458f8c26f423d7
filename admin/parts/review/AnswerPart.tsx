import { Box, Button, TextField, Typography } from '@mui/material';
import type { FormEvent } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { CollectionNote } from '../../../server/contract/resources/collectionNotes.ts';
import type { User } from '../../../server/contract/resources/system.ts';
import { formatInstant } from '../../shared/format.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { useKeptText } from '../../shared/forms/useKeptText.ts';
import { useCommand } from '../../shared/useCommand.ts';

/** The answer to a flag: as it was given, or the form for a supervisor it goes to. */
export function AnswerPart({ note }: { note: CollectionNote }) {
  const translate = useTranslate();
  const mayAnswer = useMay('collection_notes', 'answer');
  if (note.review_status !== 'flagged') return null;
  return (
    <Box
      component="section"
      aria-labelledby="note-answer"
      sx={{ borderTop: 1, borderColor: 'divider', pt: 1 }}
    >
      <Typography id="note-answer" component="h3" variant="subtitle2" color="text.secondary">
        {translate('review.show.answer')}
      </Typography>
      <AnswerState note={note} />
      {mayAnswer && (
        <Button component={Link} to="/review/flagged" sx={{ ml: -1.5 }}>
          {translate('review.show.next_flagged')}
        </Button>
      )}
    </Box>
  );
}

function AnswerState({ note }: { note: CollectionNote }) {
  const translate = useTranslate();
  const mayAnswer = useMay('collection_notes', 'answer');
  const own = useSession()?.id === note.author_id;
  if (note.answer !== null) return <Answered note={note} />;
  if (note.answerable) return <AnswerForm id={note.id} />;
  return (
    <Typography color="text.secondary">
      {own && mayAnswer ? translate('review.show.own') : <WaitsFor authorId={note.author_id} />}
    </Typography>
  );
}

function Answered({ note }: { note: CollectionNote }) {
  const translate = useTranslate();
  const { data: user } = useGetOne<User>(
    'users',
    { id: note.answered_by ?? 0 },
    { enabled: note.answered_by !== null },
  );
  return (
    <>
      <Typography sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
        {note.answer}
      </Typography>
      {user && (
        <Typography variant="body2" color="text.secondary" className="figures">
          {translate('review.show.answered', {
            who: user.full_name,
            when: formatInstant(note.answered_at ?? ''),
          })}
        </Typography>
      )}
    </>
  );
}

/** Names who is to answer: the supervisors of the author's team, where there is one. */
function WaitsFor({ authorId }: { authorId: number }) {
  const translate = useTranslate();
  const { data: author } = useGetOne<User>('users', { id: authorId });
  return (
    <>
      {author?.team
        ? translate('review.show.waits_team', { team: author.team })
        : translate('review.show.waits')}
    </>
  );
}

function AnswerForm({ id }: { id: number }) {
  const translate = useTranslate();
  const { text, write, markSent } = useKeptText(`answer/${id}`);
  const [answer, { isPending }] = useCommand('collection_notes', 'answer', {
    doneKey: 'review.answer.done',
  });
  const missing = text.trim() === '';
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (!missing && !isPending && (await answer(id, { answer: text.trim() }))) markSent();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <TextField
        multiline
        minRows={2}
        label={translate('review.answer.label')}
        helperText={translate('review.answer.help')}
        value={text}
        onChange={(event) => write(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
      <Button
        type="submit"
        variant="contained"
        disabled={missing || isPending}
        sx={{ mt: 1, display: 'block' }}
      >
        {translate('review.answer.submit')}
      </Button>
    </form>
  );
}
