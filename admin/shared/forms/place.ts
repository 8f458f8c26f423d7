import { createContext, useContext } from 'react';
import { useResourceContext } from 'react-admin';
import { useLocation } from 'react-router-dom';
import type { FormPlace } from '../../providers/unsaved.ts';

/** Where the forms inside stand; a panel says so for its form, a page needs not. */
export const FormPlaceContext = createContext<FormPlace | null>(null);

/** The place of the form around: a panel's, else the page's own address. */
export function useFormPlace(): FormPlace {
  const given = useContext(FormPlaceContext);
  const resource = useResourceContext() ?? '';
  const { pathname, search } = useLocation();
  if (given) return given;
  const isNew = /\/create\/?$/.test(pathname);
  return {
    name: `${pathname}${search}`,
    title: isNew ? 'app.unsaved.new_record' : 'app.unsaved.changed_record',
    resource,
    address: `${pathname}${search}`,
  };
}
