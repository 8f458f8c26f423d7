import { useCreate, useNotify, useRefresh } from 'react-admin';
import type { PersonMatch } from '../../server/contract/resources/people.ts';
import { MergePreviewText } from '../parts/people/MergePreviewText.tsx';
import { messageOf } from '../shared/errors.ts';
import { ReasonDialog } from '../shared/ReasonDialog.tsx';

const REASONS = ['merges.reasons.twice', 'merges.reasons.import'];

interface Props {
  /** The record that would be given up. */
  id: number;
  /** The record that would be kept. */
  into: Pick<PersonMatch, 'id' | 'full_name'>;
  onClose: () => void;
}

/** Asks a second person to merge a record into another, with what would move in sight. */
export function MergeDialog({ id, into, onClose }: Props) {
  const notify = useNotify();
  const refresh = useRefresh();
  const [create] = useCreate();
  const ask = (reason: string) =>
    create(
      'borrower_merges',
      { data: { borrower_id: id, into_id: into.id, reason } },
      {
        returnPromise: true,
        onSuccess: () => {
          onClose();
          notify('merges.asked', { type: 'success' });
          refresh();
        },
        onError: (error: unknown) => notify(messageOf(error), { type: 'error' }),
      },
    ).catch(() => undefined) as Promise<void>;
  return (
    <ReasonDialog
      open
      name={`merge/${id}/${into.id}`}
      titleKey="merges.ask_title"
      titleArgs={{ name: into.full_name }}
      hintKey="merges.ask_hint"
      hintArgs={{ name: into.full_name }}
      note={<MergePreviewText id={id} intoId={into.id} />}
      submitKey="merges.ask"
      suggestionKeys={REASONS}
      onSubmit={ask}
      onClose={onClose}
    />
  );
}
