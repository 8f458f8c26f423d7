import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import { type ReactNode, useId } from 'react';
import { Form, useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { Resource } from '../../../server/contract/access.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { fieldErrorsOf, messageOf } from '../errors.ts';
import { useFocusFirst } from '../panel/useFocusFirst.ts';
import { DeskSaveButton } from './DeskSaveButton.tsx';
import { NO_RECORD } from './noRecord.ts';

interface Props {
  title: string;
  hint: string;
  /** What the button says, as a key. */
  actionKey: string;
  doneKey: string;
  /** What is created, and its fields that nobody is asked for. */
  resource: Resource;
  fixed?: Readonly<Record<string, unknown>>;
  defaults?: Readonly<Record<string, unknown>>;
  /** What is said to a record instead. */
  command?: { readonly id: number; readonly verb: string };
  onDone?: () => void;
  onClose: () => void;
  children: ReactNode;
}

const NONE = {};

/**
 * A short form over the page that makes one record. What is refused stays typed: beside its field,
 * or as a message where it is of a field that nobody is asked for.
 */
export function FormDialog({
  title,
  hint,
  actionKey,
  doneKey,
  resource,
  fixed = NONE,
  defaults = NONE,
  command,
  onDone,
  onClose,
  children,
}: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const id = useId();
  const holder = useFocusFirst<HTMLDivElement>();
  const submit = async (values: object) => {
    try {
      const data = { ...values, ...fixed };
      if (command === undefined) await dataProvider.create(resource, { data });
      else await dataProvider.command(resource, command.id, command.verb, data);
      notify(doneKey, { type: 'success' });
      onClose();
      refresh();
      onDone?.();
      return undefined;
    } catch (error) {
      const refused = Object.entries(fieldErrorsOf(error) ?? {});
      const shown = refused.filter(([name]) => !Object.hasOwn(fixed, name));
      if (shown.length < refused.length || shown.length === 0)
        notify(messageOf(error), { type: 'error' });
      return Object.fromEntries(shown);
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={id}>
      <Form record={NO_RECORD} onSubmit={submit} defaultValues={defaults} noValidate>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent ref={holder} sx={{ pt: 0 }}>
          <DialogContentText sx={{ mb: 1.5 }}>{hint}</DialogContentText>
          {children}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <DeskSaveButton label={actionKey} icon={<></>} />
        </DialogActions>
      </Form>
    </Dialog>
  );
}
