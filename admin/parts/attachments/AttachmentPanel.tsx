import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { may } from '../../../server/contract/access.ts';
import type { AttachmentKind } from '../../../server/contract/enums.ts';
import { useSession } from '../../shared/session.ts';
import { AttachmentList } from './AttachmentList.tsx';
import { AttachmentUpload } from './AttachmentUpload.tsx';
import type { AttachedTo } from './attachedTo.ts';

interface Props extends AttachedTo {
  /** The kinds that can be chosen, the first to begin with. */
  kinds?: readonly AttachmentKind[];
  /** Without a frame and a title, inside a card or a tab that has its own. */
  bare?: boolean;
}

/** The files of a record and, for who may write the record, a way to add one. */
export function AttachmentPanel({ resource, recordId, kinds, bare = false }: Props) {
  const translate = useTranslate();
  const role = useSession()?.role;
  const mayAttach =
    role !== undefined &&
    may(role, 'attachments', 'create') &&
    (may(role, resource, 'edit') || may(role, resource, 'create'));
  const content = (
    <>
      <AttachmentList resource={resource} recordId={recordId} />
      {mayAttach && <AttachmentUpload resource={resource} recordId={recordId} kinds={kinds} />}
    </>
  );
  if (bare) return <Box sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>{content}</Box>;
  return (
    <Card
      component="section"
      aria-label={translate('attachments.title')}
      sx={{ px: { xs: 2, sm: 3 }, py: 2 }}
    >
      <Typography variant="subtitle1" component="h2" sx={{ mb: 1 }}>
        {translate('attachments.title')}
      </Typography>
      {content}
    </Card>
  );
}
