import { Box, Button, Card, Typography } from '@mui/material';
import { Show, useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { may } from '../../server/contract/access.ts';
import type { AuditEvent } from '../../server/contract/resources/system.ts';
import { AccessDeniedPage } from '../shared/noticePages.tsx';
import { CopyField } from '../shared/CopyField.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { Fact, Facts } from '../shared/Facts.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { useMay, useSession } from '../shared/session.ts';
import { RecordSkeleton } from '../shared/RecordSkeleton.tsx';
import { ShowError } from '../shared/ShowError.tsx';
import { ActorName } from './ActorName.tsx';
import { Changes } from './Changes.tsx';
import { ResourceName } from './ResourceName.tsx';

export const AuditEventShow = () =>
  useMay('audit_events', 'show') ? (
    <Show component="div" actions={false} error={<ShowError />} loading={<RecordSkeleton />}>
      <Head />
      <Changes />
      <Chain />
    </Show>
  ) : (
    <AccessDeniedPage />
  );

const label = (field: keyof AuditEvent) => `resources.audit_events.fields.${field}`;

const Head = () => {
  const event = useRecordContext<AuditEvent>();
  if (!event) return null;
  return (
    <Card sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1.5 }}>
        <Typography variant="h5" component="h2" sx={{ flexGrow: 1 }}>
          <EnumField source="action" of="audit_actions" /> · <ResourceName source="resource" />{' '}
          {event.record_id}
        </Typography>
        <WaysOn event={event} />
      </Box>
      <Facts>
        <Fact labelKey={label('occurred_at')}>
          <InstantField source="occurred_at" />
        </Fact>
        <Fact labelKey={label('actor_name')}>
          <ActorName />
        </Fact>
        <Fact labelKey={label('business_date')}>{event.business_date}</Fact>
      </Facts>
    </Card>
  );
};

/** Resources whose records have a page. */
const OPENED = [
  'borrowers',
  'loans',
  'payments',
  'adjustments',
  'collection_notes',
  'complaints',
  'visits',
  'legal_cases',
  'restructures',
  'credit_repairs',
  'policies',
];

const WaysOn = ({ event }: { event: AuditEvent }) => {
  const session = useSession();
  const translate = useTranslate();
  if (event.record_id === null || !session) return null;
  const history = encodeURIComponent(
    JSON.stringify({ resource: event.resource, record_id: event.record_id }),
  );
  const opens = event.action !== 'delete' && OPENED.includes(event.resource);
  return (
    <>
      <Button component={Link} to={`/audit_events?filter=${history}`}>
        {translate('audit.show.of_record')}
      </Button>
      {opens && may(session.role, event.resource, 'show') ? (
        <Button
          variant="outlined"
          component={Link}
          to={`/${event.resource}/${event.record_id}/show`}
        >
          {translate('audit.show.open_record')}
        </Button>
      ) : null}
    </>
  );
};

const Chain = () => {
  const translate = useTranslate();
  return (
    <Card
      sx={{
        px: { xs: 2, sm: 3 },
        py: 2,
        mt: 2,
        overflowWrap: 'anywhere',
        '& button': {
          whiteSpace: 'normal',
          textAlign: 'left',
          fontFamily: 'ui-monospace, monospace',
          fontSize: '0.8125rem',
        },
      }}
    >
      <Typography variant="subtitle1" component="h3">
        {translate('audit.show.chain')}
      </Typography>
      <Typography color="text.secondary" sx={{ mb: 1 }}>
        {translate('audit.show.chain_hint')}
      </Typography>
      <Facts>
        <Fact labelKey={label('previous_hash')}>
          <CopyField source="previous_hash" />
        </Fact>
        <Fact labelKey={label('hash')}>
          <CopyField source="hash" />
        </Fact>
      </Facts>
    </Card>
  );
};
