import { Box, Typography } from '@mui/material';
import { useGetMany, useTranslate } from 'react-admin';
import type { MessageVersion } from '../../server/contract/resources/messageTemplates.ts';
import type { User } from '../../server/contract/resources/system.ts';
import { namedText } from '../parts/messages/namedText.ts';
import { FindingsText } from '../parts/review/FindingsText.tsx';
import { ActButton } from '../shared/ActButton.tsx';
import { DecisionButtons } from '../shared/DecisionButtons.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { formatInstant } from '../shared/format.ts';
import { useMay, useReadSession, useSession } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';

/** One wording: its words in both languages, who wrote and who decided, and the decision itself. */
export function VersionCard({ version }: { version: MessageVersion }) {
  return (
    <Box sx={{ py: 1, '& + &': { borderTop: 1, borderColor: 'divider' } }}>
      <Told version={version} />
      <Words subject={version.subject_zh} text={version.text_zh} findings={version.findings_zh} />
      {version.text_en !== null && (
        <Words subject={version.subject_en} text={version.text_en} findings={version.findings_en} />
      )}
      {version.decision_comment && (
        <Typography color="text.secondary" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
          {version.decision_comment}
        </Typography>
      )}
      {version.status === 'proposed' && <Decision version={version} />}
    </Box>
  );
}

function Told({ version }: { version: MessageVersion }) {
  const translate = useTranslate();
  const status = useEnumLabel('version_statuses');
  const ids = [version.author_id, ...(version.decided_by === null ? [] : [version.decided_by])];
  const { data } = useGetMany<User>('users', { ids });
  const nameOf = (id: number | null) => data?.find((user) => user?.id === id)?.full_name ?? '';
  return (
    <Typography variant="body2" color="text.secondary" className="figures" sx={{ mb: 0.5 }}>
      {[
        translate('templates.list.version', { number: version.number }),
        ...(version.decided_by === null ? [status(version.status)] : []),
        translate('templates.show.by', {
          who: nameOf(version.author_id),
          when: formatInstant(version.created_at),
        }),
        ...(version.decided_by === null
          ? []
          : [
              translate('templates.show.decided', {
                who: nameOf(version.decided_by),
                when: formatInstant(version.decided_at ?? ''),
                verdict: status(version.status),
              }),
            ]),
      ].join(' · ')}
    </Typography>
  );
}

function Words({
  subject,
  text,
  findings,
}: {
  subject: string | null;
  text: string;
  findings: MessageVersion['findings_zh'];
}) {
  const translate = useTranslate();
  const say = (name: string) => translate(`templates.variables.${name}`);
  const named = namedText(text, findings, say);
  return (
    <Box sx={{ mt: 0.5 }}>
      {subject && (
        <Typography sx={{ fontWeight: 600 }}>{namedText(subject, [], say).text}</Typography>
      )}
      <FindingsText text={named.text} findings={named.stretches} />
    </Box>
  );
}

/** Compliance decides; its author may take it back. */
function Decision({ version }: { version: MessageVersion }) {
  const translate = useTranslate();
  const me = useSession()?.id;
  const readSession = useReadSession();
  const mayDecide = useMay('message_versions', 'approve');
  const [withdraw] = useCommand('message_versions', 'withdraw', {
    doneKey: 'templates.show.withdrawn',
  });
  const isOwn = version.author_id === me;
  return (
    <Box sx={{ mt: 1.5 }}>
      {mayDecide && !isOwn ? (
        <DecisionButtons
          resource="message_versions"
          id={version.id}
          part="templates"
          onApproved={() => void readSession()}
        />
      ) : (
        <Typography color="text.secondary" sx={{ mb: 1 }}>
          {translate(mayDecide ? 'templates.show.own' : 'templates.show.waits')}
        </Typography>
      )}
      {isOwn && (
        <ActButton labelKey="templates.show.withdraw" onAct={() => void withdraw(version.id)} />
      )}
    </Box>
  );
}
