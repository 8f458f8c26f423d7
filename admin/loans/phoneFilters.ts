import { cloneElement } from 'react';
import type { ReactElement } from 'react';

type Filter = ReactElement<{ source: string; alwaysOn?: boolean }>;

/** On a phone only the search stands open; the other filters wait behind their button. */
export function phoneFilters(filters: readonly Filter[]): Filter[] {
  return filters.map((filter) => (filter.props.source === 'q' ? filter : cloneElement(filter, { alwaysOn: false })));
}
