import { Alert, Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useGetOne, useTranslate } from 'react-admin';
import type { Import, ImportBuilt } from '../../server/contract/resources/imports.ts';
import type { User } from '../../server/contract/resources/system.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { DecisionButtons } from '../shared/DecisionButtons.tsx';
import { NamedLink } from '../shared/NamedLink.tsx';
import { ReasonDialog } from '../shared/ReasonDialog.tsx';
import { useMay } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';

/** Taking a whole import back: asked for by one, decided by another. */
export function Undoing({ record }: { record: Import }) {
  const mayUndo = useMay('imports', 'undo');
  const mayDecide = useMay('imports', 'approve');
  const brought = record.borrowers_count + record.loans_count + record.payments_count;
  if (record.status === 'undo_asked') return <Asked record={record} mayDecide={mayDecide} />;
  return record.status === 'done' && mayUndo && brought > 0 ? <Ask record={record} /> : null;
}

function Ask({ record: { id } }: { record: Import }) {
  const translate = useTranslate();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const [asking, setAsking] = useState(false);
  const [undo] = useCommand<Import>('imports', 'undo', { doneKey: 'imports.undo_done' });
  const { data: built } = useQuery({
    queryKey: ['imports', 'built', id],
    queryFn: ({ signal }) => dataProvider.get<ImportBuilt>(`imports/${id}/built`, signal),
  });
  if (built === undefined) return null;
  if (built.count > 0) return <Built built={built} />;
  return (
    <Box>
      <Button variant="outlined" color="warning" onClick={() => setAsking(true)}>
        {translate('imports.undo')}
      </Button>
      <ReasonDialog
        open={asking}
        name={`imports/${id}/undo`}
        titleKey="imports.undo_title"
        hintKey="imports.undo_hint"
        submitKey="imports.undo"
        onSubmit={async (reason) => {
          if (await undo(id, { reason })) setAsking(false);
        }}
        onClose={() => setAsking(false)}
      />
    </Box>
  );
}

/** Tables whose records have another name on the screen. */
const NAMES: Readonly<Record<string, string>> = {
  note_loans: 'collection_notes',
  message_loans: 'messages',
  audit_events: 'audit_events',
  bank_line_parts: 'bank_lines',
  contact_reservations: 'contact_check',
  reporting_pauses: 'credit_repairs',
  worklist_marks: 'worklist',
};

function Built({ built: { count, first } }: { built: ImportBuilt }) {
  const translate = useTranslate();
  const nameOf = (table: string) =>
    translate(`resources.${NAMES[table] ?? table}.name`, { smart_count: 1 });
  return (
    <Alert severity="info">
      {translate('imports.built', { count })}
      <Box component="ul" sx={{ pl: 2.5, my: 0.5 }}>
        {first.map(({ table, record_id, loan_id, loan_no }) => (
          <li key={`${table} ${record_id}`}>
            {nameOf(table)}{' '}
            {loan_id !== null && loan_no !== null && (
              <NamedLink to={`/loans/${loan_id}/show`} figures>
                {loan_no}
              </NamedLink>
            )}
          </li>
        ))}
      </Box>
    </Alert>
  );
}

function Asked({ record, mayDecide }: { record: Import; mayDecide: boolean }) {
  const translate = useTranslate();
  const mayWithdraw = useMay('imports', 'withdraw');
  const { data } = useGetOne<User>(
    'users',
    { id: record.undo_asked_by ?? 0 },
    { enabled: record.undo_asked_by !== null },
  );
  const [withdraw, { isPending }] = useCommand<Import>('imports', 'withdraw', {
    doneKey: 'imports.withdrawn',
  });
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Alert severity="warning">
        {translate('imports.asked', {
          name: data?.full_name ?? '',
          reason: record.undo_reason ?? '',
        })}
      </Alert>
      {mayDecide && (
        <DecisionButtons
          resource="imports"
          id={record.id}
          part="imports"
          words={{
            borrowers: record.borrowers_count,
            loans: record.loans_count,
            payments: record.payments_count,
          }}
        />
      )}
      {mayWithdraw && (
        <Box>
          <Button variant="outlined" disabled={isPending} onClick={() => void withdraw(record.id)}>
            {translate('imports.withdraw')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
