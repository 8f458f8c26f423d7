import { ReferenceInput, SelectInput, useTranslate } from 'react-admin';
import type { Import } from '../../server/contract/resources/imports.ts';
import { formatInstant } from '../shared/format.ts';

/** Which import brought a loan: by its source and its day. */
export function ImportInput(_props: { source: string; label?: string }) {
  const translate = useTranslate();
  return (
    <ReferenceInput
      source="import_id"
      reference="imports"
      filter={{ status: ['done', 'undo_asked'] }}
      sort={{ field: 'id', order: 'DESC' }}
    >
      <SelectInput
        label="resources.loans.fields.import_id"
        optionText={({ source, created_at }: Import) =>
          translate('imports.of', { source, at: formatInstant(created_at) })
        }
        helperText={false}
      />
    </ReferenceInput>
  );
}
