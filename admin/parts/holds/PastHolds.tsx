import { Box, Typography } from '@mui/material';
import { RecordContextProvider, useRecordContext, useTranslate } from 'react-admin';
import type { Hold } from '../../../server/contract/resources/contacts.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { useBusinessDate } from '../../shared/session.ts';
import { UserName } from '../../shared/UserName.tsx';
import { HeldSpans } from './HeldSpans.tsx';
import { useHolds } from './useHolds.ts';

/** The holds of the loan in context that are over, or are to come. */
export function PastHolds() {
  const translate = useTranslate();
  const loan = useRecordContext<Loan>();
  const { data } = useHolds(loan?.id);
  const others = (data ?? []).filter((hold) => !hold.in_force && !hold.waits);
  if (others.length === 0) return null;
  return (
    <Box
      component="section"
      aria-labelledby="past-holds"
      sx={{ px: 2, py: 1.5, borderTop: 1, borderColor: 'divider' }}
    >
      <Typography id="past-holds" component="h3" variant="subtitle2" sx={{ mb: 0.5 }}>
        {translate('holds.past')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {others.map((hold) => (
          <RecordContextProvider key={hold.id} value={hold}>
            <PastHold hold={hold} />
          </RecordContextProvider>
        ))}
      </Box>
    </Box>
  );
}

function PastHold({ hold }: { hold: Hold }) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const reason = useEnumLabel('hold_reasons');
  const over = hold.lifted_on === null ? 'ended' : 'lifted_on';
  const key = hold.starts_on > today ? 'to_come' : over;
  return (
    <Box component="li" sx={{ py: 0.5 }}>
      <Typography variant="body2" component="div" className="figures">
        {translate(`holds.${key}`, {
          from: hold.starts_on,
          until: hold.ends_on,
          on: hold.lifted_on ?? '',
        })}{' '}
        · {reason(hold.reason)} · <UserName source="created_by" />
      </Typography>
      <HeldSpans hold={hold} />
      <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {[hold.statement, hold.lift_reason].filter(Boolean).join(' → ')}
      </Typography>
    </Box>
  );
}
