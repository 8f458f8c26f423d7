import { HttpError, useDataProvider, useNotify, useRefresh } from 'react-admin';
import { useEnumLabel } from '../shared/enums.ts';
import { messageOf } from '../shared/errors.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';

type FieldErrors = Record<string, string>;

/** The submit of the dialog: moves the case on, or hands the server's words to the fields they are about. */
export function useAdvanceCase(id: number, onDone: () => void): (values: Record<string, unknown>) => Promise<FieldErrors | undefined> {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const stage = useEnumLabel('case_stages');
  return async ({ stage: to, on, case_no, court }) => {
    const body = to === 'filed' ? { stage: to, on, case_no: case_no || null, court: court || null } : { stage: to, on };
    try {
      await dataProvider.command('legal_cases', id, 'advance', body);
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
      return error instanceof HttpError ? ((error.body as { errors?: FieldErrors } | null)?.errors ?? {}) : {};
    }
    notify('legal_cases.advance.done', { type: 'success', messageArgs: { stage: stage(typeof to === 'string' ? to : '') } });
    refresh();
    onDone();
    return undefined;
  };
}
