import { SaveButton, Toolbar } from 'react-admin';

interface Props {
  label?: string;
  /** A new record can be saved as it was proposed; a changed one only once something changed. */
  isNew?: boolean;
}

/** The button under a form that is a page: to save, and nothing else. */
export const SaveToolbar = ({ label, isNew = false }: Props) => (
  <Toolbar>
    <SaveButton {...(label === undefined ? {} : { label })} alwaysEnable={isNew} />
  </Toolbar>
);
