import { Box, Button, Card, Typography } from '@mui/material';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import type { PersonMatch } from '../../server/contract/resources/people.ts';
import { MatchText } from '../parts/people/MatchText.tsx';
import { useMatches } from '../parts/people/useMatches.ts';
import { ReasonDialog } from '../shared/ReasonDialog.tsx';
import { useMay } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';
import { MergeDialog } from './MergeDialog.tsx';

const REASONS = ['shared_phone', 'changed_owner', 'mistyped'].map(
  (name) => `people.reasons.${name}`,
);

/** The title of the card, by what is known of its records. */
function titleOf(open: boolean, linked: boolean): string {
  if (open) return 'people.title';
  return linked ? 'people.linked_title' : 'people.different_title';
}

/**
 * The other records of the person, and those with the same identity number or phone of which nobody
 * said yet whether they are; with `settled`, those that were said to be other persons. Nothing
 * where there is none.
 */
export function PeopleCard({ settled = false }: { settled?: boolean }) {
  const translate = useTranslate();
  const borrower = useRecordContext<Borrower>();
  const { data } = useMatches(borrower?.id);
  const matches = data?.matches.filter(({ relation }) => (relation === 'different') === settled);
  if (!borrower || !matches || matches.length === 0) return null;
  const open = matches.some(({ relation }) => relation === 'open');
  const linked = matches.some(({ relation }) => relation === 'linked');
  const title = translate(titleOf(open, linked));
  return (
    <Card
      component="section"
      aria-label={title}
      sx={{ px: { xs: 2, sm: 3 }, py: 1.5, ...(open && { borderColor: 'warning.main' }) }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 1 }}>
        <Typography variant="subtitle1" component="h3">
          {title}
        </Typography>
        {linked && <UnlinkButton id={borrower.id} />}
      </Box>
      {open && (
        <Typography variant="body2" color="text.secondary">
          {translate('people.hint')}
        </Typography>
      )}
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          '& > li + li': { borderTop: 1, borderColor: 'divider' },
        }}
      >
        {matches.map((match) => (
          <Box
            component="li"
            key={match.id}
            sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, py: 1 }}
          >
            <MatchText match={match} />
            <Answer id={borrower.id} match={match} />
          </Box>
        ))}
      </Box>
    </Card>
  );
}

/** What was said of a record, or the ways to say it. */
function Answer({ id, match }: { id: number; match: PersonMatch }) {
  const translate = useTranslate();
  if (match.relation === 'open') return <OpenAnswer id={id} match={match} />;
  if (match.relation === 'linked')
    return (
      <>
        <Typography variant="body2" color="text.secondary">
          {translate('people.linked')}
        </Typography>
        {match.seen && <MergeButton id={id} match={match} />}
      </>
    );
  return (
    <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
      {translate('people.said_different', { reason: match.reason })}
    </Typography>
  );
}

function OpenAnswer({ id, match }: { id: number; match: PersonMatch }) {
  const translate = useTranslate();
  const mayAnswer = useMay('borrowers', 'link');
  const [asking, setAsking] = useState(false);
  const [link, { isPending }] = useCommand('borrowers', 'link', { doneKey: 'people.link_done' });
  const [distinguish] = useCommand('borrowers', 'distinguish', {
    doneKey: 'people.distinguish_done',
  });
  if (!mayAnswer) return null;
  return (
    <>
      <Button
        variant="contained"
        disabled={isPending}
        onClick={() => void link(id, { other_id: match.id })}
      >
        {translate('people.same')}
      </Button>
      <Button variant="outlined" onClick={() => setAsking(true)}>
        {translate('people.different')}
      </Button>
      <ReasonDialog
        open={asking}
        titleKey="people.distinguish_title"
        hintKey="people.distinguish_hint"
        suggestionKeys={REASONS}
        onSubmit={async (reason) => {
          if (await distinguish(id, { other_id: match.id, reason })) setAsking(false);
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

function MergeButton({ id, match }: { id: number; match: PersonMatch }) {
  const translate = useTranslate();
  const mayAsk = useMay('borrower_merges', 'create');
  const [open, setOpen] = useState(false);
  if (!mayAsk) return null;
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('merges.ask')}
      </Button>
      {open && <MergeDialog id={id} into={match} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Takes the record out of its person; for supervisors. */
function UnlinkButton({ id }: { id: number }) {
  const translate = useTranslate();
  const mayUnlink = useMay('borrowers', 'unlink');
  const [asking, setAsking] = useState(false);
  const [unlink] = useCommand('borrowers', 'unlink', { doneKey: 'people.unlink_done' });
  if (!mayUnlink) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{translate('people.unlink')}</Button>
      <ReasonDialog
        open={asking}
        titleKey="people.unlink_title"
        hintKey="people.unlink_hint"
        onSubmit={async (reason) => {
          if (await unlink(id, { reason })) setAsking(false);
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
