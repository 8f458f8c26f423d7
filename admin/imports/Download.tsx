import { Button } from '@mui/material';
import { useDataProvider, useNotify, useTranslate } from 'react-admin';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { messageOf } from '../shared/errors.ts';

/** Takes the faulty rows of one file away, each with its reason. */
export function Download({ id, file }: { id: number; file: string }) {
  const translate = useTranslate();
  const notify = useNotify();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const download = async () => {
    try {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await dataProvider.refusedRows(id, file));
      link.download = file.replace(/(\.\w+)?$/, '-refused.csv');
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 0);
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
    }
  };
  return (
    <Button size="small" variant="outlined" onClick={() => void download()}>
      {translate('imports.download', { file })}
    </Button>
  );
}
