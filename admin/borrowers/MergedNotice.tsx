import { Alert } from '@mui/material';
import { RecordContextProvider, useTranslate } from 'react-admin';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';

/** Says that a record is a pointer only, and leads to where everything is. */
export function MergedNotice({ intoId }: { intoId: number }) {
  const translate = useTranslate();
  return (
    <Alert severity="info">
      {translate('people.merged')}{' '}
      <RecordContextProvider value={{ id: intoId, borrower_id: intoId }}>
        <BorrowerLink />
      </RecordContextProvider>
      <div>{translate('people.merged_hint')}</div>
    </Alert>
  );
}
