import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useGetManyReference, useTranslate } from 'react-admin';
import type { Borrower } from '../../../server/contract/resources/borrowers.ts';
import type { MessageConsent } from '../../../server/contract/resources/messages.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { CardRows, HeadedCard } from '../../shared/HeadedCard.tsx';
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
    <HeadedCard
      title={translate('outbox.consent.title')}
      action={
        mayAdd &&
        borrower.merged_into_id === null && (
          <Button onClick={() => setOpen(true)}>{translate('outbox.consent.add')}</Button>
        )
      }
    >
      <Consents borrowerId={borrower.id} />
      {open && <ConsentDialog borrower={borrower} onClose={() => setOpen(false)} />}
    </HeadedCard>
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
  // The latest of each channel counts; what it took the place of stands back.
  const latest = new Map(data?.toReversed().map(({ channel, id }) => [channel, id]));
  return (
    <CardRows
      {...{ data, isPending, error }}
      empty={translate('outbox.consent.empty')}
      row={(consent) => (
        <ConsentRow
          key={consent.id}
          consent={consent}
          isLatest={latest.get(consent.channel) === consent.id}
        />
      )}
    />
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
