import type { ReactNode } from 'react';
import { CreateBase, useNotify, useRefresh } from 'react-admin';
import { flushSync } from 'react-dom';
import { DeskForm } from '../forms/DeskForm.tsx';
import { DeskSaveButton } from '../forms/DeskSaveButton.tsx';
import { PanelBody } from './PanelBody.tsx';

interface PanelFormProps {
  resource: string;
  defaults: Record<string, unknown>;
  transform?: (values: Record<string, unknown>) => Record<string, unknown>;
  savedKey: string;
  saveKey: string;
  /** A button in place of the plain one. */
  saveButton?: ReactNode;
  onSaved: () => void;
  children: ReactNode;
}

/** A create form that stays on the page: on success the whole page reads its figures anew. */
export function PanelForm({
  resource,
  defaults,
  transform,
  savedKey,
  saveKey,
  saveButton,
  onSaved,
  children,
}: PanelFormProps) {
  const notify = useNotify();
  const refresh = useRefresh();
  const onSuccess = () => {
    notify(savedKey, { type: 'success' });
    // The form goes first, or its preview would be asked anew of a loan that takes no more.
    flushSync(onSaved);
    refresh();
  };
  return (
    <CreateBase
      resource={resource}
      redirect={false}
      record={defaults}
      transform={transform}
      mutationOptions={{ onSuccess }}
    >
      <DeskForm sanitizeEmptyValues>
        <PanelBody actions={saveButton ?? <DeskSaveButton label={saveKey} />}>{children}</PanelBody>
      </DeskForm>
    </CreateBase>
  );
}
