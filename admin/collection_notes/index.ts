import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import { lazy } from 'react';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { formatInstant } from '../shared/format.ts';

export default {
  list: lazy(async () => ({ default: (await import('./NoteList.tsx')).NoteList })),
  show: lazy(async () => ({ default: (await import('./NoteShow.tsx')).NoteShow })),
  create: lazy(async () => ({ default: (await import('./NoteCreate.tsx')).NoteCreate })),
  edit: lazy(async () => ({ default: (await import('./NoteEdit.tsx')).NoteEdit })),
  icon: EditNoteOutlined,
  recordRepresentation: (note: CollectionNote) => formatInstant(note.contacted_at),
};
