import CheckIcon from '@mui/icons-material/Check';
import CloseIcon from '@mui/icons-material/Close';
import { Box, Button } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Resource } from '../../server/contract/access.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { useCommand } from './useCommand.ts';

interface Props {
  resource: Resource;
  id: number;
  /**
   * Texts: `<part>.decision.approve`, `approve_title`, `approve_hint`, `approved_done`, and the
   * same of reject.
   */
  part: string;
  words?: Record<string, unknown>;
  /** What an approval must know of. */
  note?: ReactNode;
  onApproved?: () => void;
}

/** The two decisions on what another person asked for. A rejection says why. */
export const DecisionButtons = ({ resource, id, part, words, note, onApproved }: Props) => {
  const translate = useTranslate();
  const [asking, setAsking] = useState<'approve' | 'reject' | null>(null);
  const [approve] = useCommand(resource, 'approve', { doneKey: `${part}.decision.approved_done` });
  const [reject] = useCommand(resource, 'reject', { doneKey: `${part}.decision.rejected_done` });
  const decide = async (comment: string) => {
    const done =
      asking === 'approve'
        ? await approve(id, comment === '' ? {} : { comment })
        : await reject(id, { comment });
    if (!done) return;
    setAsking(null);
    if (asking === 'approve') onApproved?.();
  };
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      <Button variant="contained" startIcon={<CheckIcon />} onClick={() => setAsking('approve')}>
        {translate(`${part}.decision.approve`)}
      </Button>
      <Button variant="outlined" startIcon={<CloseIcon />} onClick={() => setAsking('reject')}>
        {translate(`${part}.decision.reject`)}
      </Button>
      {asking && (
        <ReasonDialog
          open
          name={`${resource}/${id}/${asking}`}
          titleKey={`${part}.decision.${asking}_title`}
          titleArgs={words}
          hintKey={`${part}.decision.${asking}_hint`}
          hintArgs={words}
          note={asking === 'approve' ? note : null}
          labelKey={
            asking === 'approve'
              ? 'adjustments.decision.comment_optional'
              : 'adjustments.decision.comment'
          }
          submitKey={`${part}.decision.${asking}`}
          optional={asking === 'approve'}
          onSubmit={decide}
          onClose={() => setAsking(null)}
        />
      )}
    </Box>
  );
};
