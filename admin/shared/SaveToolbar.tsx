import { Toolbar } from 'react-admin';
import { DeskSaveButton } from './forms/DeskSaveButton.tsx';

interface Props {
  label?: string;
  /** A new record can be saved as it was proposed; a changed one only once something changed. */
  isNew?: boolean;
}

/** The button under a form that is a page: to save, and nothing else. */
export const SaveToolbar = ({ label, isNew = false }: Props) => (
  <Toolbar>
    <DeskSaveButton {...(label === undefined ? {} : { label })} isNew={isNew} />
  </Toolbar>
);
