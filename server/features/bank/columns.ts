import type { BankColumns, BankSourceRow } from '../../contract/resources/bankSources.ts';

/** What the columns of a source's last statement were taken for; null: it had none yet. */
export const columnsIn = ({ columns }: Pick<BankSourceRow, 'columns'>): BankColumns | null =>
  columns === null ? null : (JSON.parse(columns) as BankColumns);
