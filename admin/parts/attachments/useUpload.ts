import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import type { AttachmentKind } from '../../../server/contract/enums.ts';
import { MAX_FILE_BYTES } from '../../../server/contract/limits.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { newUuid } from '../../providers/uuid.ts';
import { messageOf } from '../../shared/errors.ts';
import type { AttachedTo } from './attachedTo.ts';

interface Chosen {
  file: File;
  key: string;
}

/**
 * The file that was chosen, how far it is sent (null: it is not being sent), and why it was
 * refused.
 */
export function useUpload({ resource, recordId }: AttachedTo) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const choose = (file: File | undefined) => {
    if (file === undefined || progress !== null) return;
    // What the server is sure to refuse need not travel.
    setRefusal(file.size > MAX_FILE_BYTES ? 'attachments.upload.too_large' : null);
    setChosen(file.size > MAX_FILE_BYTES ? null : { file, key: newUuid() });
  };
  const forget = () => {
    setChosen(null);
    setRefusal(null);
  };
  const send = async (kind: AttachmentKind) => {
    if (chosen === null) return;
    setRefusal(null);
    setProgress(0);
    try {
      await dataProvider.attach(
        { resource, record_id: recordId, kind },
        { ...chosen, onProgress: setProgress },
      );
      notify('attachments.upload.done', {
        type: 'success',
        messageArgs: { name: chosen.file.name },
      });
      setChosen(null);
      refresh();
    } catch (error) {
      setRefusal(messageOf(error));
    } finally {
      setProgress(null);
    }
  };
  return { file: chosen?.file ?? null, progress, refusal, choose, forget, send };
}
