import Box from '@mui/material/Box';
import { useEffect } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { CreateBase, SaveButton, SimpleForm, Toolbar, useNotify, useRefresh } from 'react-admin';
import { flushSync } from 'react-dom';
import { useFormState } from 'react-hook-form';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { useFocusFirst } from './useFocusFirst.ts';

/** What a form beside the loan page is given. */
export interface LoanFormProps {
  loan: Loan;
  /** What the form starts with, beside its own defaults. */
  preset?: Record<string, unknown> | undefined;
  /** Told whenever there comes to be something to lose, or no longer is. */
  onDirty: (dirty: boolean) => void;
  onSaved: () => void;
}

interface PanelFormProps extends Omit<LoanFormProps, 'loan' | 'preset'> {
  resource: string;
  defaults: Record<string, unknown>;
  transform?: (values: Record<string, unknown>) => Record<string, unknown>;
  savedKey: string;
  saveKey: string;
  /** In place of the plain button. */
  saveButton?: ReactNode;
  children: ReactNode;
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

/** A create form that stays on the page: on success the whole page reads its figures anew. */
export function PanelForm({ resource, defaults, transform, savedKey, saveKey, saveButton, onDirty, onSaved, children }: PanelFormProps) {
  const notify = useNotify();
  const refresh = useRefresh();
  const holder = useFocusFirst<HTMLDivElement>();
  const onSuccess = () => {
    notify(savedKey, { type: 'success' });
    // The form goes first, or its preview would be asked anew of a loan that takes no more.
    flushSync(onSaved);
    refresh();
  };
  return (
    <CreateBase resource={resource} redirect={false} record={defaults} transform={transform} mutationOptions={{ onSuccess }}>
      <Box ref={holder} onKeyDown={submitOnEnter}>
        <SimpleForm sanitizeEmptyValues toolbar={<PanelToolbar>{saveButton ?? <SaveButton label={saveKey} alwaysEnable />}</PanelToolbar>} sx={{ px: 3, py: 2 }}>
          <Watch onDirty={onDirty} />
          {children}
        </SimpleForm>
      </Box>
    </CreateBase>
  );
}

function PanelToolbar({ children }: { children: ReactNode }) {
  // In sight also of a form that is longer than the screen.
  return <Toolbar sx={{ px: 3, position: 'sticky', bottom: 0, zIndex: 1, bgcolor: 'background.paper', borderTop: 1, borderColor: 'divider' }}>{children}</Toolbar>;
}
