import Typography from '@mui/material/Typography';
import { DataTable, ReferenceManyField, useTranslate } from 'react-admin';
import type { AuditEvent } from '../../server/contract/resources/system.ts';
import { EnumField } from '../shared/EnumField.tsx';
import { InstantField } from '../shared/InstantField.tsx';
import { Pager } from '../shared/Pager.tsx';

/** Changes of the loan record and their authors; only for those who may read the audit record. */
export function LoanHistory() {
  const translate = useTranslate();
  return (
    <ReferenceManyField
      reference="audit_events"
      target="record_id"
      filter={{ resource: 'loans' }}
      sort={{ field: 'id', order: 'DESC' }}
      perPage={25}
      pagination={<Pager sizes={[]} />}
    >
      <DataTable<AuditEvent>
        storeKey="audit_events.of_loan"
        rowClick="show"
        bulkActionButtons={false}
        empty={
          <Typography variant="body2" sx={{ p: 2, color: 'text.secondary' }}>
            {translate('loans.history.empty')}
          </Typography>
        }
      >
        <DataTable.Col<AuditEvent>
          source="occurred_at"
          label="loans.history.when"
          field={InstantField}
        />
        <DataTable.Col<AuditEvent> source="actor_name" label="loans.history.who" disableSort />
        <DataTable.Col<AuditEvent>
          source="action"
          label="loans.history.what"
          render={() => <EnumField source="action" of="audit_actions" />}
        />
      </DataTable>
    </ReferenceManyField>
  );
}
