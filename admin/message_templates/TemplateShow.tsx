import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { EditButton, Show, useGetList, useRecordContext, useTranslate } from 'react-admin';
import type {
  MessageTemplate,
  MessageVersion,
} from '../../server/contract/resources/messageTemplates.ts';
import { ActButton } from '../shared/ActButton.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { Fact, Facts } from '../shared/Facts.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { RecordHead, RecordPage } from '../shared/RecordPage.tsx';
import { Section } from '../shared/Section.tsx';
import { useMay } from '../shared/session.ts';
import { ShowError } from '../shared/ShowError.tsx';
import { useCommand } from '../shared/useCommand.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { VersionCard } from './VersionCard.tsx';

const field = (name: string) => `resources.message_templates.fields.${name}`;
const MOST = 100;

/** A template: the text in use, the one that waits, and what it said before. */
export function TemplateShow() {
  return (
    <Show title={<Title />} actions={false} component="div" error={<ShowError />}>
      <Screen />
    </Show>
  );
}

function Title() {
  const template = useRecordContext<MessageTemplate>();
  return <span>{template?.name}</span>;
}

function Screen() {
  const template = useRecordContext<MessageTemplate>();
  const translate = useTranslate();
  const { data } = useGetList<MessageVersion>(
    'message_versions',
    {
      pagination: { page: 1, perPage: MOST },
      sort: { field: 'number', order: 'DESC' },
      filter: { template_id: template?.id },
    },
    { enabled: template !== undefined },
  );
  if (!template) return null;
  const waiting = data?.find(({ id }) => id === template.proposed_id);
  const used = data?.find(({ id }) => id === template.approved_id);
  const former = (data ?? []).filter((one) => one !== waiting && one !== used);
  return (
    <RecordPage>
      <RecordHead actions={<Actions template={template} />}>
        <Facts>
          <Fact labelKey={field('channel')}>
            <EnumField source="channel" of="message_channels" />
          </Fact>
          <Fact labelKey={field('code')}>
            <span className="figures">{template.code}</span>
          </Fact>
          <Fact labelKey={field('updated_at')}>
            <InstantField source="updated_at" />
          </Fact>
          {template.retired === 1 && (
            <Fact labelKey={field('retired')} strong>
              {translate('audit.yes')}
            </Fact>
          )}
        </Facts>
      </RecordHead>
      {waiting && (
        <Section titleKey="templates.show.waiting">
          <VersionCard version={waiting} />
        </Section>
      )}
      <Section titleKey="templates.show.in_use">
        {used ? (
          <VersionCard version={used} />
        ) : (
          <Box sx={{ color: 'text.secondary' }}>{translate('templates.show.nothing_in_use')}</Box>
        )}
      </Section>
      {former.length > 0 && (
        <Section titleKey="templates.show.versions">
          {former.map((version) => (
            <VersionCard key={version.id} version={version} />
          ))}
        </Section>
      )}
    </RecordPage>
  );
}

function Actions({ template }: { template: MessageTemplate }) {
  const translate = useTranslate();
  const mayEdit = useMay('message_templates', 'edit');
  const mayRetire = useMay('message_templates', 'retire');
  const [asking, setAsking] = useState(false);
  const [retire] = useCommand('message_templates', 'retire', {
    doneKey: 'templates.show.retired',
  });
  const [restore] = useCommand('message_templates', 'restore', {
    doneKey: 'templates.show.restored',
  });
  const end = async () => {
    if (await retire(template.id)) setAsking(false);
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {mayEdit && template.retired === 0 && <EditButton label="templates.show.edit" />}
      {mayRetire && template.retired === 0 && (
        <Button variant="outlined" onClick={() => setAsking(true)}>
          {translate('templates.show.retire')}
        </Button>
      )}
      {mayRetire && template.retired === 1 && (
        <ActButton labelKey="templates.show.restore" main onAct={() => void restore(template.id)} />
      )}
      {asking && (
        <ConfirmDialog
          titleKey="templates.show.retire_title"
          hintKey="templates.show.retire_hint"
          actionKey="templates.show.retire"
          onConfirm={end}
          onClose={() => setAsking(false)}
        />
      )}
    </Box>
  );
}
