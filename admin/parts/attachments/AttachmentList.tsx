import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { RecordContextProvider, useGetList, useTranslate } from 'react-admin';
import type { AttachmentKind } from '../../../server/contract/enums.ts';
import type { Attachment } from '../../../server/contract/resources/attachments.ts';
import { messageOf } from '../../shared/errors.ts';
import { AttachmentRow } from './AttachmentRow.tsx';
import type { AttachedTo } from './attachedTo.ts';

/** A limit above what anyone attaches to one record. */
const MOST = 200;

interface Props extends AttachedTo {
  /** The kinds that are listed; all of them, unless it is said. */
  kinds?: readonly AttachmentKind[];
  /** The text of an empty list. */
  emptyKey?: string;
}

/** The files of a record, newest first. */
export function AttachmentList({
  resource,
  recordId,
  kinds,
  emptyKey = 'attachments.empty',
}: Props) {
  const translate = useTranslate();
  const { data, isPending, error } = useGetList<Attachment>('attachments', {
    filter: { resource, record_id: recordId, ...(kinds ? { kind: kinds } : {}) },
    sort: { field: 'id', order: 'DESC' },
    pagination: { page: 1, perPage: MOST },
  });
  if (isPending) return <Skeleton height={40} />;
  if (error) return <Line>{translate(messageOf(error), { _: messageOf(error) })}</Line>;
  if (!data || data.length === 0) return <Line>{translate(emptyKey)}</Line>;
  return (
    <Box
      component="ul"
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        '& > li + li': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      {data.map((attachment) => (
        <RecordContextProvider key={attachment.id} value={attachment}>
          <AttachmentRow attachment={attachment} />
        </RecordContextProvider>
      ))}
    </Box>
  );
}

function Line({ children }: { children: string }) {
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', py: 1 }}>
      {children}
    </Typography>
  );
}
