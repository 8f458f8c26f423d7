import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import {
  Button,
  CanAccess,
  useDataProvider,
  useListContext,
  useNotify,
  useTranslate,
} from 'react-admin';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { StopButton } from './StopButton.tsx';
import { useStoppable } from './useStoppable.ts';
import { fieldsFor, type ShownColumn, useExportWords } from './exportWords.ts';

/**
 * The whole filtered list as a file: a table for people with the columns that are shown, in words
 * and yuan, or every field for machines. The server masks both, and logs who took them.
 */
export const ExportCsvButton = ({ resource }: { resource: string }) => (
  <CanAccess action="export" resource={resource}>
    <ExportMenu resource={resource} />
  </CanAccess>
);

const ExportMenu = ({ resource }: { resource: string }) => {
  const translate = useTranslate();
  const { total } = useListContext();
  const { busy, long, stop, machines, people } = useExports(resource);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (make: () => Promise<void>) => () => {
    setAnchor(null);
    void make();
  };
  return (
    <>
      <Button
        label="ra.action.export"
        disabled={busy || !total}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <DownloadIcon />
      </Button>
      {long && <StopButton onStop={stop} />}
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        <MenuItem onClick={choose(people)}>{translate('app.export.people')}</MenuItem>
        <MenuItem onClick={choose(machines)}>{translate('app.export.machines')}</MenuItem>
      </Menu>
    </>
  );
};

function useExports(resource: string) {
  const { filterValues, sort, filter, data = [] } = useListContext();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const translate = useTranslate();
  const inWords = useExportWords();
  const notify = useNotify();
  const { busy, long, run, stop } = useStoppable();
  const query = { filter: { ...filterValues, ...(filter as object) }, sort };
  const told = (rows: number) =>
    notify('app.export.done', { type: 'info', messageArgs: { smart_count: rows } });
  const machines = async (signal: AbortSignal) => {
    const { blob, name } = await dataProvider.exportCsv(resource, query, signal);
    save(blob, name);
    told(await linesIn(blob));
  };
  const people = async (signal: AbortSignal) => {
    const known = Object.keys((data[0] ?? {}) as object);
    const columns = shownColumns().filter(({ field }) => known.includes(field));
    // Cards have no columns: then it is every field that stands on its own.
    const all = known
      .filter((field) => !UNSAID.includes(field))
      .map((field) => ({ field, head: translate(`resources.${resource}.fields.${field}`) }));
    const used = columns.length > 0 ? columns : all;
    const fields = fieldsFor(used, known);
    const [stamp, ...rows] = await dataProvider.exportRows(resource, query, fields, signal);
    const { stringify } = await import('csv-stringify/browser/esm/sync');
    const heads = [...used.map(({ head }) => head), translate('app.export.by')];
    const by = `${String(stamp?.['exported_by'])} ${String(stamp?.['exported_at'])}`;
    const cells = await inWords(resource, used, rows);
    const text = stringify([heads, ...cells.map((row) => [...row, by])], CSV);
    save(new Blob([text], { type: 'text/csv' }), `${nameOf(translate, resource)}.csv`);
    told(rows.length);
  };
  return {
    busy,
    long,
    stop,
    machines: async () => await run(machines),
    people: async () => await run(people),
  };
}

const CSV = { bom: true, escape_formulas: true, record_delimiter: '\r\n' } as const;

const nameOf = (translate: ReturnType<typeof useTranslate>, resource: string): string =>
  translate(`resources.${resource}.name`, { smart_count: 2 });

/** Fields that say nothing outside the console. */
const UNSAID: readonly string[] = ['id', 'version'];

/** The columns of the table on the page, as they stand there; each head names its field. */
function shownColumns(): ShownColumn[] {
  const heads = document.querySelectorAll('#main-content thead th[class*="column-"]');
  return [...heads].flatMap((head) => {
    const field = [...head.classList].find((name) => name.startsWith('column-'))?.slice(7) ?? '';
    return UNSAID.includes(field) ? [] : [{ field, head: (head.textContent ?? '').trim() }];
  });
}

/** The rows in a file for machines, without its head. */
const linesIn = async (blob: Blob): Promise<number> =>
  (await blob.text()).trimEnd().split('\r\n').length - 1;

function save(blob: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken the blob by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
