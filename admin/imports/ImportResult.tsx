import { Alert, Box, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Import } from '../../server/contract/resources/imports.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { formatMoney } from '../shared/format.ts';
import { InstantField } from '../shared/InstantField.tsx';
import { NamedLink } from '../shared/NamedLink.tsx';
import { Section } from '../shared/Section.tsx';
import { useMay, useSession } from '../shared/session.ts';
import { useCommand } from '../shared/useCommand.ts';
import { RefusedFiles } from './RefusedFiles.tsx';
import { Undoing } from './Undoing.tsx';

const field = (name: string) => `resources.imports.fields.${name}`;
const COUNTS = [
  'borrowers_count',
  'loans_count',
  'installments_count',
  'payments_count',
  'known_count',
  'refused_count',
] as const;

/** What an import brought, the way to it, and the way back. */
export function ImportResult({ record }: { record: Import }) {
  const translate = useTranslate();
  const isMine = useSession()?.id === record.created_by;
  const mayDiscard = useMay('imports', 'discard');
  const [discard, { isPending }] = useCommand<Import>('imports', 'discard', {
    doneKey: 'imports.discarded',
  });
  const filter = encodeURIComponent(JSON.stringify({ import_id: record.id }));
  const isHere = record.status !== 'undone' && record.loans_count > 0;
  const hasRest =
    record.status === 'done' && record.refused_count > 0 && record.created_by !== null;
  return (
    <Section titleKey="imports.result">
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Facts>
          {COUNTS.map((name) => (
            <Fact key={name} labelKey={field(name)} strong={name === 'loans_count'}>
              <span className="figures">{record[name].toLocaleString('en-US')}</span>
            </Fact>
          ))}
          <Fact labelKey={field('principal_minor')}>
            <span className="figures">{formatMoney(record.principal_minor)}</span>
          </Fact>
          <Fact labelKey={field('ended_at')}>
            <InstantField source="ended_at" />
          </Fact>
        </Facts>
        {record.status === 'undone' && <Alert severity="info">{translate('imports.undone')}</Alert>}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
          {isHere && (
            <NamedLink to={`/loans?filter=${filter}`}>
              {translate('imports.loans_link', { count: record.loans_count })}
            </NamedLink>
          )}
          {hasRest && isMine && <RefusedFiles record={record} />}
          {hasRest && mayDiscard && (
            <Button size="small" disabled={isPending} onClick={() => void discard(record.id)}>
              {translate('imports.discard')}
            </Button>
          )}
        </Box>
        <Undoing record={record} />
      </Box>
    </Section>
  );
}
