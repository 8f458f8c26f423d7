import type { ReactNode } from 'react';
import {
  HttpError,
  ResourceContextProvider,
  useDataProvider,
  useNotify,
  useRefresh,
} from 'react-admin';
import { flushSync } from 'react-dom';
import type { Resource } from '../../../server/contract/access.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { messageOf } from '../../shared/errors.ts';
import { DeskForm } from '../../shared/forms/DeskForm.tsx';
import { DeskSaveButton } from '../../shared/forms/DeskSaveButton.tsx';
import { PanelBody } from '../../shared/panel/PanelBody.tsx';

type Values = Record<string, unknown>;

interface EntryFormProps {
  resource: Resource;
  /** The record to change, or that `verb` is said to; none: a new one. */
  id?: number;
  verb?: string;
  /** Exactly what is sent, unless it is typed over. */
  defaults: Values;
  savedKey: string;
  saveKey: string;
  onSaved: () => void;
  children: ReactNode;
}

const isEmpty = (value: unknown) => value === '' || value === null || value === undefined;
const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
const nulled = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isEmpty(value) ? null : value]),
  );

/**
 * A form beside the page. A refusal leaves what was typed, with the server's words at the fields;
 * after success the page reads itself anew.
 */
export function EntryForm({
  resource,
  id,
  verb,
  defaults,
  savedKey,
  saveKey,
  onSaved,
  children,
}: EntryFormProps) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const send = async (values: Values, key: string) => {
    if (id === undefined)
      await dataProvider.create(resource, { data: filled(values), meta: { key } });
    else if (verb === undefined)
      await dataProvider.update(resource, {
        id,
        data: { id, ...nulled(values) },
        previousData: { id },
      });
    else await dataProvider.command(resource, id, verb, filled(values));
  };
  const submit = async (values: Values, key: string) => {
    try {
      await send(values, key);
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
      return error instanceof HttpError
        ? ((error.body as { errors?: Record<string, string> } | null)?.errors ?? {})
        : {};
    }
    notify(savedKey, { type: 'success' });
    flushSync(onSaved);
    refresh();
    return undefined;
  };
  return (
    <ResourceContextProvider value={resource}>
      <DeskForm record={defaults} onSubmit={submit}>
        <PanelBody actions={<DeskSaveButton label={saveKey} />}>{children}</PanelBody>
      </DeskForm>
    </ResourceContextProvider>
  );
}
