import { Alert, Typography } from '@mui/material';
import {
  AutocompleteInput,
  CheckboxGroupInput,
  required,
  useGetList,
  useTranslate,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import type {
  MessagePreview,
  MessageTemplate,
  MessageVersion,
} from '../../../server/contract/resources/messageTemplates.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { EnumInput } from '../../shared/EnumInput.tsx';
import { FormDialog } from '../../shared/forms/FormDialog.tsx';
import { useServerPreview } from '../../shared/useServerPreview.ts';
import { EmptyNames } from './EmptyNames.tsx';
import { MessageText } from './MessageText.tsx';

/** Whom a message goes to, the loans it may be about, and those that are ticked. */
export interface SendTo {
  readonly borrower: { readonly id: number; readonly full_name: string };
  readonly loans: readonly { readonly id: number; readonly loan_no: string }[];
  readonly chosen: readonly { readonly id: number }[];
}

const MOST_TEMPLATES = 200;
const field = (name: string) => `resources.messages.fields.${name}`;

/** Chooses approved words, and shows what the borrower would get of them. */
export function SendDialog({ borrower, loans, chosen, onClose }: SendTo & { onClose: () => void }) {
  const translate = useTranslate();
  const channel = useEnumLabel('message_channels');
  const { data, isPending } = useGetList<MessageTemplate>('message_templates', {
    pagination: { page: 1, perPage: MOST_TEMPLATES },
    sort: { field: 'name', order: 'ASC' },
    filter: { retired: 0, approved_id_gte: 1 },
  });
  const choices = (data ?? []).map(({ id, name, channel: by }) => ({
    id,
    name: `${channel(by)} · ${name}`,
  }));
  const ticked = chosen.length > 0 ? chosen : loans.slice(0, 1);
  return (
    <FormDialog
      title={translate('outbox.send.title', { name: borrower.full_name })}
      hint={translate('outbox.send.hint')}
      actionKey="outbox.send.submit"
      doneKey="outbox.send.done"
      resource="messages"
      fixed={{ borrower_id: borrower.id }}
      defaults={{ language: 'zh', loan_ids: ticked.map(({ id }) => id) }}
      onClose={onClose}
    >
      {!isPending && choices.length === 0 && (
        <Alert severity="info" sx={{ mb: 1 }}>
          {translate('outbox.send.no_templates')}
        </Alert>
      )}
      <AutocompleteInput
        source="template_id"
        label={field('template_id')}
        choices={choices}
        translateChoice={false}
        noOptionsText="app.nothing_found"
        validate={required()}
        helperText={false}
      />
      <EnumInput
        source="language"
        of="languages"
        label={field('language')}
        validate={required()}
        helperText={false}
      />
      <CheckboxGroupInput
        source="loan_ids"
        label={field('loan_ids')}
        choices={loans.map(({ id, loan_no }) => ({ id, name: loan_no }))}
        translateChoice={false}
        row={false}
        validate={required()}
        helperText={false}
      />
      <Preview borrowerId={borrower.id} templates={data ?? []} />
    </FormDialog>
  );
}

function Preview({
  borrowerId,
  templates,
}: {
  borrowerId: number;
  templates: readonly MessageTemplate[];
}) {
  const translate = useTranslate();
  const [id, language, loanIds] = useWatch({ name: ['template_id', 'language', 'loan_ids'] }) as [
    number | null | undefined,
    'zh' | 'en',
    number[] | undefined,
  ];
  const template = templates.find((one) => one.id === id);
  const { data: versions } = useGetList<MessageVersion>(
    'message_versions',
    {
      pagination: { page: 1, perPage: 1 },
      filter: { id: [template?.approved_id ?? 0] },
      sort: { field: 'id', order: 'DESC' },
    },
    { enabled: template !== undefined },
  );
  const version = versions?.[0];
  const text = language === 'en' ? version?.text_en : version?.text_zh;
  const subject = language === 'en' ? version?.subject_en : version?.subject_zh;
  const { answer, refusal } = useServerPreview<MessagePreview>(
    'message_templates/preview',
    template && text && loanIds && loanIds.length > 0
      ? {
          channel: template.channel,
          language,
          text,
          subject: subject ?? null,
          borrower_id: borrowerId,
          loan_ids: loanIds,
        }
      : null,
  );
  if (!answer && !refusal) return null;
  return (
    <>
      <Typography variant="body2" color="text.secondary" sx={{ mt: 1, mb: 0.5 }}>
        {translate('outbox.send.preview')}
      </Typography>
      {answer ? (
        <>
          <MessageText subject={answer.subject} text={answer.text} />
          <EmptyNames names={answer.empty} />
        </>
      ) : (
        <Alert severity="warning">{refusal}</Alert>
      )}
    </>
  );
}
