import { useState } from 'react';
import { useDataProvider, useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type {
  BankStatement,
  StatementAnswer,
} from '../../server/contract/resources/bankStatements.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { newUuid } from '../providers/uuid.ts';
import { messageOf } from '../shared/errors.ts';

type Columns = Readonly<Record<string, string>>;

/**
 * A statement on its way in: the file, how it is read, and how far its lines are looked up. Nothing
 * is written before it is sent; a refusal leaves the file chosen.
 */
export function useStatementUpload(sourceId: number | null) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const notify = useNotify();
  const navigate = useNavigate();
  const translate = useTranslate();
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<StatementAnswer | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const fields = (more: Readonly<Record<string, string>>, columns?: Columns) => ({
    source_id: String(sourceId),
    ...(columns && { columns: JSON.stringify(columns) }),
    ...more,
  });
  const guarded = async (said: string, work: () => Promise<void>) => {
    setBusy(said);
    setRefusal(null);
    try {
      await work();
    } catch (error) {
      setRefusal(messageOf(error));
    } finally {
      setBusy(null);
    }
  };
  /** Asks how a file would be read, by the columns that were chosen or as the last time. */
  const look = async (chosen: File, columns?: Columns) =>
    await guarded(translate('bank.upload.reading'), async () => {
      setFile(chosen);
      const asked = fields({ dry_run: 'true' }, columns);
      setPreview(await dataProvider.bringStatement(asked, { file: chosen, key: newUuid() }));
    });
  /** Looks up the lines that the first call left, some hundred at a time. */
  const matchRest = async (id: number, unread: number) => {
    for (let left = unread; left > 0; ) {
      setBusy(translate('bank.upload.matching', { smart_count: left }));
      const next = await dataProvider.command<BankStatement>('bank_statements', id, 'match', {});
      if (next.unread_count >= left) break;
      left = next.unread_count;
    }
  };
  const send = async (columns: Columns, leaveOut: boolean) => {
    if (file === null) return;
    await guarded(translate('bank.upload.reading'), async () => {
      const asked = fields(leaveOut ? { leave_out: 'true' } : {}, columns);
      const sent = await dataProvider.bringStatement(asked, { file, key: newUuid() });
      if (sent.id === null) return;
      await matchRest(sent.id, sent.unread_count);
      const { data } = await dataProvider.getOne<BankStatement>('bank_statements', {
        id: sent.id,
      });
      notify('bank.upload.done', {
        type: 'success',
        messageArgs: { booked: data.booked_count, waiting: data.waiting_count },
      });
      void navigate('/bank_lines');
    });
  };
  const forget = () => {
    setFile(null);
    setPreview(null);
    setRefusal(null);
  };
  return { file, preview, refusal, busy, look, send, forget };
}
