import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import { useId } from 'react';
import {
  Form,
  maxLength,
  minLength,
  PasswordInput,
  required,
  useNotify,
  useTranslate,
} from 'react-admin';
import { MIN_PASSWORD_LENGTH } from '../../server/contract/limits.ts';
import { DeskSaveButton } from '../shared/forms/DeskSaveButton.tsx';
import { useFocusFirst } from '../shared/panel/useFocusFirst.ts';
import { fieldErrorsOf, messageOf } from '../shared/errors.ts';

interface Passwords {
  current: string;
  password: string;
}

interface Props {
  title: string;
  hint: string;
  /** Asks for the current password as well, to change one's own. */
  withCurrent?: boolean;
  /** What the button says that leaves it, where it is no mere question. */
  leaveKey?: string;
  onSend: (passwords: Passwords) => Promise<void>;
  onClose: () => void;
}

const needed = [required()];
const rules = [required(), minLength(MIN_PASSWORD_LENGTH), maxLength(200)];
const same = (again: unknown, { password }: Partial<Passwords>) =>
  again === password ? undefined : 'users.password.differs';
const twice = [required(), same];

/** Asks for a new password, twice so that a slip of the finger locks nobody out. */
export function PasswordDialog(props: Props) {
  const { title, hint, withCurrent = false, leaveKey, onSend, onClose } = props;
  const translate = useTranslate();
  const notify = useNotify();
  const id = useId();
  const holder = useFocusFirst<HTMLDivElement>();
  const submit = async (values: object) => {
    const { current, password } = values as Passwords;
    try {
      await onSend({ current, password });
      return undefined;
    } catch (error) {
      const fields = fieldErrorsOf(error);
      if (!fields) notify(messageOf(error), { type: 'error' });
      return fields;
    }
  };
  return (
    <Dialog
      open
      onClose={leaveKey === undefined ? onClose : undefined}
      fullWidth
      maxWidth="xs"
      aria-labelledby={id}
    >
      <Form onSubmit={submit} noValidate>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent ref={holder} sx={{ pt: 0 }}>
          <DialogContentText sx={{ mb: 1.5 }}>{hint}</DialogContentText>
          {withCurrent && (
            <PasswordInput
              source="current"
              label="users.password.current"
              validate={needed}
              helperText={false}
              autoComplete="current-password"
            />
          )}
          <PasswordInput
            source="password"
            label="users.password.new"
            validate={rules}
            helperText={translate('users.password.length_help', { count: MIN_PASSWORD_LENGTH })}
            autoComplete="new-password"
          />
          <PasswordInput
            source="again"
            label="users.password.again"
            validate={twice}
            helperText={false}
            autoComplete="new-password"
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate(leaveKey ?? 'ra.action.cancel')}</Button>
          <DeskSaveButton label="users.password.save" icon={<></>} />
        </DialogActions>
      </Form>
    </Dialog>
  );
}
