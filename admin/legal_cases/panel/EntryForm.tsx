import Box from '@mui/material/Box';
import { useEffect } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Form, HttpError, ResourceContextProvider, SaveButton, Toolbar, useDataProvider, useNotify, useRefresh } from 'react-admin';
import { flushSync } from 'react-dom';
import { useFormState } from 'react-hook-form';
import type { Resource } from '../../../server/contract/access.ts';
import type { LoanFormProps } from '../../loans/PanelForm.tsx';
import { useFocusFirst } from '../../loans/useFocusFirst.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { messageOf } from '../../shared/errors.ts';

type Values = Record<string, unknown>;

interface EntryFormProps extends Pick<LoanFormProps, 'onDirty' | 'onSaved'> {
  resource: Resource;
  /** The record to change, or that `verb` is said to; none: a new one. */
  id?: number;
  verb?: string;
  /** Exactly what is sent, unless it is typed over. */
  defaults: Values;
  savedKey: string;
  saveKey: string;
  children: ReactNode;
}

const isEmpty = (value: unknown) => value === '' || value === null || value === undefined;
const filled = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
const nulled = (values: Values): Values => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isEmpty(value) ? null : value]));

/** A form beside the page. A refusal leaves what was typed, with the server's words at the fields; after success the page reads itself anew. */
export function EntryForm({ resource, id, verb, defaults, savedKey, saveKey, onDirty, onSaved, children }: EntryFormProps) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const holder = useFocusFirst<HTMLDivElement>();
  const send = async (values: Values) => {
    if (id === undefined) await dataProvider.create(resource, { data: filled(values) });
    else if (verb === undefined) await dataProvider.update(resource, { id, data: { id, ...nulled(values) }, previousData: { id } });
    else await dataProvider.command(resource, id, verb, filled(values));
  };
  const submit = async (values: Values) => {
    try {
      await send(values);
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
      return error instanceof HttpError ? ((error.body as { errors?: Record<string, string> } | null)?.errors ?? {}) : {};
    }
    notify(savedKey, { type: 'success' });
    flushSync(onSaved);
    refresh();
    return undefined;
  };
  return (
    <ResourceContextProvider value={resource}>
      <Box ref={holder} onKeyDown={submitOnEnter}>
        <Form record={defaults} onSubmit={submit}>
          <Watch onDirty={onDirty} />
          <Box sx={{ display: 'flex', flexDirection: 'column', px: 3, py: 2 }}>{children}</Box>
          {/* In sight also of a form that is longer than the screen. */}
          <Toolbar sx={{ px: 3, position: 'sticky', bottom: 0, zIndex: 1, bgcolor: 'background.paper', borderTop: 1, borderColor: 'divider' }}>
            <SaveButton label={saveKey} alwaysEnable />
          </Toolbar>
        </Form>
      </Box>
    </ResourceContextProvider>
  );
}

function Watch({ onDirty }: Pick<LoanFormProps, 'onDirty'>) {
  const { isDirty } = useFormState();
  useEffect(() => {
    onDirty(isDirty);
  }, [onDirty, isDirty]);
  return null;
}

function submitOnEnter(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.querySelector('form')?.requestSubmit();
}
