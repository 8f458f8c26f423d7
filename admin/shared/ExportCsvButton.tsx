import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { useState } from 'react';
import { Button, CanAccess, useDataProvider, useListContext, useNotify } from 'react-admin';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { messageOf } from './errors.ts';

/**
 * The whole filtered list as a CSV file made by the server, which masks it and logs who took it.
 */
export const ExportCsvButton = ({ resource }: { resource: string }) => (
  <CanAccess action="export" resource={resource}>
    <DownloadButton resource={resource} />
  </CanAccess>
);

const DownloadButton = ({ resource }: { resource: string }) => {
  const { filterValues, sort, total, filter } = useListContext();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      const { blob, name } = await dataProvider.exportCsv(resource, {
        filter: { ...filterValues, ...(filter as object) },
        sort,
      });
      save(blob, name);
      notify('app.export.done', { type: 'info', messageArgs: { smart_count: total ?? 0 } });
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button label="ra.action.export" disabled={busy || !total} onClick={() => void download()}>
      <DownloadIcon />
    </Button>
  );
};

function save(blob: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken the blob by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
