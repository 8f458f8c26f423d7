import { Box, Button, Card, Skeleton, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetManyReference, useTranslate } from 'react-admin';
import type { Borrower } from '../../../server/contract/resources/borrowers.ts';
import type { MessageConsent } from '../../../server/contract/resources/messages.ts';
import { messageOf } from '../../shared/errors.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { useMay } from '../../shared/session.ts';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { ConsentDialog } from './ConsentDialog.tsx';

const MOST = 100;

/** What a borrower said of being written to, the latest first. */
export function ConsentsCard({ borrower }: { borrower: Borrower }) {
  const translate = useTranslate();
  const mayAdd = useMay('message_consents', 'create');
  const [open, setOpen] = useState(false);
  return (
    <Card component="section" aria-label={translate('outbox.consent.title')}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          px: { xs: 2, sm: 3 },
          py: 1,
          minHeight: 52,
        }}
      >
        <Typography variant="subtitle1" component="h3">
          {translate('outbox.consent.title')}
        </Typography>
        {mayAdd && borrower.merged_into_id === null && (
          <Button onClick={() => setOpen(true)}>{translate('outbox.consent.add')}</Button>
        )}
      </Box>
      <Consents borrowerId={borrower.id} />
      {open && <ConsentDialog borrower={borrower} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function Consents({ borrowerId }: { borrowerId: number }) {
  const translate = useTranslate();
  const { data, isPending, error } = useGetManyReference<MessageConsent>('message_consents', {
    target: 'borrower_id',
    id: borrowerId,
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'id', order: 'DESC' },
    filter: {},
  });
  if (isPending) return <Skeleton height={48} sx={{ mx: 3 }} />;
  if (error || !data || data.length === 0)
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary', px: { xs: 2, sm: 3 }, pb: 2 }}>
        {error ? messageOf(error) : translate('outbox.consent.empty')}
      </Typography>
    );
  // The latest of each channel counts; what it took the place of stands back.
  const counting = new Set<string>();
  return (
    <Box
      component="ul"
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        pb: 0.5,
        '& > li': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      {data.map((consent) => {
        const isLatest = !counting.has(consent.channel);
        counting.add(consent.channel);
        return <ConsentRow key={consent.id} consent={consent} isLatest={isLatest} />;
      })}
    </Box>
  );
}

function ConsentRow({ consent, isLatest }: { consent: MessageConsent; isLatest: boolean }) {
  const translate = useTranslate();
  const channel = useEnumLabel('message_channels');
  const way = useEnumLabel('consent_ways');
  const told = translate('outbox.consent.told', { on: consent.said_on, way: way(consent.way) });
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        px: { xs: 2, sm: 3 },
        py: 0.5,
        minHeight: 40,
        opacity: isLatest ? 1 : 0.65,
      }}
    >
      <span>{channel(consent.channel)}</span>
      <StatusChip of="consent_kinds" value={consent.kind} />
      <Box
        className="figures"
        sx={{ flex: '1 1 160px', fontSize: '0.8125rem', color: 'text.secondary', minWidth: 0 }}
      >
        {[told, consent.sent_to, consent.remark].filter(Boolean).join(' · ')}
      </Box>
    </Box>
  );
}
