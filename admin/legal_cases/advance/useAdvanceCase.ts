import { HttpError, useDataProvider, useNotify, useRefresh } from 'react-admin';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { messageOf } from '../../shared/errors.ts';
import { FIELDS_OF } from './fields.ts';

type FieldErrors = Record<string, string>;

/**
 * The submit of the dialog: moves the case on with what belongs to the stage, or hands the server's
 * words to the fields they are about.
 */
export function useAdvanceCase(
  id: number,
  onDone: () => void,
): (values: Record<string, unknown>) => Promise<FieldErrors | undefined> {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const stage = useEnumLabel('case_stages');
  return async (values) => {
    const to = String(values['stage']);
    const names = ['stage', 'on', 'comment', ...(FIELDS_OF[to] ?? [])];
    const body = Object.fromEntries(
      names.flatMap((name) =>
        values[name] === '' || values[name] === null || values[name] === undefined
          ? []
          : [[name, values[name]]],
      ),
    );
    try {
      await dataProvider.command('legal_cases', id, 'advance', body);
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
      return error instanceof HttpError
        ? ((error.body as { errors?: FieldErrors } | null)?.errors ?? {})
        : {};
    }
    notify('legal_cases.advance.done', { type: 'success', messageArgs: { stage: stage(to) } });
    refresh();
    onDone();
    return undefined;
  };
}
