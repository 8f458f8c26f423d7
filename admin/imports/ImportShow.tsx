import { Alert } from '@mui/material';
import { Show, useRecordContext, useTranslate } from 'react-admin';
import type { Import } from '../../server/contract/resources/imports.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { formatBytes } from '../shared/format.ts';
import { InstantField } from '../shared/InstantField.tsx';
import { AccessDeniedPage } from '../shared/noticePages.tsx';
import { RecordHead, RecordPage } from '../shared/RecordPage.tsx';
import { useMay } from '../shared/session.ts';
import { ShowError } from '../shared/ShowError.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { Bringer } from './ImportList.tsx';
import { ImportResult } from './ImportResult.tsx';
import { Preparing } from './Preparing.tsx';
import { RunProgress } from './RunProgress.tsx';

const field = (name: string) => `resources.imports.fields.${name}`;
const OPEN: readonly string[] = ['draft', 'failed', 'cancelled', 'interrupted'];

const ImportTitle = () => <span>{useRecordContext<Import>()?.source}</span>;

/** What became of a run that took nothing, and the way on. */
function Outcome({ record: { status, problem } }: { record: Import }) {
  const translate = useTranslate();
  if (status === 'failed') return <Alert severity="warning">{problem}</Alert>;
  if (status === 'cancelled')
    return <Alert severity="info">{translate('imports.cancelled')}</Alert>;
  if (status !== 'interrupted') return null;
  return <Alert severity="warning">{translate('imports.interrupted_hint')}</Alert>;
}

function ImportScreen() {
  const record = useRecordContext<Import>();
  const mayCheck = useMay('imports', 'check');
  if (!record) return null;
  return (
    <RecordPage>
      <RecordHead>
        <Facts>
          <Fact labelKey={field('status')} strong>
            <StatusChip source="status" of="import_statuses" />
          </Fact>
          <Fact labelKey={field('created_at')}>
            <InstantField source="created_at" />
          </Fact>
          <Fact labelKey={field('created_by')}>
            <Bringer record={record} />
          </Fact>
          <Fact labelKey={field('files')}>
            {record.files.map(({ name, size_bytes }) => (
              <div key={name}>
                {name} ({formatBytes(size_bytes)})
              </div>
            ))}
          </Fact>
        </Facts>
        <Outcome record={record} />
      </RecordHead>
      {record.status === 'running' && <RunProgress record={record} />}
      {OPEN.includes(record.status) && mayCheck && <Preparing record={record} />}
      {['done', 'undo_asked', 'undone'].includes(record.status) && <ImportResult record={record} />}
    </RecordPage>
  );
}

/** One import: how it will be read, how far it is, what it brought. */
export function ImportShow() {
  if (!useMay('imports', 'show')) return <AccessDeniedPage />;
  return (
    <Show title={<ImportTitle />} actions={false} component="div" error={<ShowError />}>
      <ImportScreen />
    </Show>
  );
}
