import { Box, Card } from '@mui/material';
import {
  ResourceContextProvider,
  Title,
  useDataProvider,
  useGetOne,
  useNotify,
  useTranslate,
} from 'react-admin';
import { Navigate, useNavigate, useParams } from 'react-router-dom';
import { VISITS_OPEN } from '../../server/contract/enums.ts';
import type { Visit } from '../../server/contract/resources/visits.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { fieldErrorsOf, messageOf } from '../shared/errors.ts';
import { Fetched } from '../shared/Fetched.tsx';
import { NO_RECORD } from '../shared/forms/noRecord.ts';
import { PageForm } from '../shared/forms/PageForm.tsx';
import { RecordSkeleton } from '../shared/RecordSkeleton.tsx';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { ReportInputs } from './ReportInputs.tsx';
import { reportOf, type Typed } from './reportForm.ts';

/** The form that is filled in at the door, by touch; what is typed outlives a lost connection. */
export function VisitReport() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<Visit>('visits', { id: Number(id) });
  return (
    <ResourceContextProvider value="visits">
      <Fetched
        data={data}
        error={error}
        onRetry={() => void refetch()}
        waiting={<RecordSkeleton />}
      >
        {(visit) =>
          VISITS_OPEN.includes(visit.status) && visit.status !== 'due' ? (
            <Report visit={visit} />
          ) : (
            <Navigate to={`/visits/${visit.id}/show`} replace />
          )
        }
      </Fetched>
    </ResourceContextProvider>
  );
}

/** Everything that is touched is as tall as a finger. */
const TALL = {
  maxWidth: 640,
  '& label:has(input[type="radio"]), & label:has(input[type="checkbox"])': {
    minHeight: 44,
    alignItems: 'center',
    display: 'inline-flex',
  },
  '& .MuiInputBase-root': { minHeight: 48 },
  '& button[type="submit"]': { minHeight: 48 },
} as const;

function Report({ visit }: { visit: Visit }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const notify = useNotify();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const send = async (values: object) => {
    try {
      await dataProvider.command('visits', visit.id, 'report', reportOf(values as Typed));
    } catch (error) {
      const fields = fieldErrorsOf(error);
      if (fields === undefined) throw error;
      notify(messageOf(error), { type: 'error' });
      return fields;
    }
    notify('visits.report.done', { type: 'success' });
    void navigate(`/visits/${visit.id}/show`);
    return undefined;
  };
  return (
    <Card sx={TALL}>
      <Title title={translate('visits.report.title', { name: visit.borrower_name })} />
      <PageForm
        record={NO_RECORD}
        onSubmit={send}
        toolbar={<SaveToolbar label="visits.report.send" isNew />}
      >
        <Box sx={{ width: '100%', display: 'flex', flexDirection: 'column' }}>
          <ReportInputs />
        </Box>
      </PageForm>
    </Card>
  );
}
