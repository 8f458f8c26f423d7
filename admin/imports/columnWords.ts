import { useCallback } from 'react';
import { useTranslate } from 'react-admin';

/** One of our columns in words; some are of tapes alone. */
export function useColumnWord(): (kind: string, column: string) => string {
  const translate = useTranslate();
  return useCallback(
    (kind, column) =>
      translate(`imports.columns.${column}`, {
        _: translate(`resources.${kind}.fields.${column}`, { _: column }),
      }),
    [translate],
  );
}

/** Money and rates, of which a file says them in a unit of its own. */
export const unitsOf = (column: string): readonly string[] => {
  if (column.endsWith('_minor')) return ['yuan', 'fen'];
  return column.endsWith('_bps') ? ['percent', 'fraction', 'bps'] : [];
};
