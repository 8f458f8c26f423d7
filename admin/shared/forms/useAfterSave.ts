import { useCallback } from 'react';
import {
  type RaRecord,
  useCreatePath,
  useNotify,
  useResourceContext,
  useTranslate,
} from 'react-admin';
import { useNavigate } from 'react-router-dom';

/** Where a saved form leads. */
export type After = 'show' | 'edit' | 'list';

/**
 * Says that the record is saved and goes to it in the place of the form: the way back leads to
 * where the form was opened, not to a form that has been sent.
 */
export function useAfterSave(done: 'created' | 'updated', to: After) {
  const resource = useResourceContext() ?? '';
  const notify = useNotify();
  const translate = useTranslate();
  const createPath = useCreatePath();
  const navigate = useNavigate();
  return useCallback(
    (record: RaRecord) => {
      notify(`resources.${resource}.notifications.${done}`, {
        type: 'info',
        messageArgs: {
          smart_count: 1,
          _: translate(`ra.notification.${done}`, { smart_count: 1 }),
        },
      });
      void navigate(createPath({ resource, id: record.id, type: to }), {
        replace: true,
        state: { _scrollToTop: true },
      });
    },
    [resource, notify, done, translate, navigate, createPath, to],
  );
}
