import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import { usePolicyWords } from '../policies/usePolicyWords.ts';
import { useEnumLabel } from '../shared/enums.ts';

/** The rules of contact that a note broke, each with its text. */
export function Violations({ note }: { note: CollectionNote }) {
  const translate = useTranslate();
  const rule = useEnumLabel('contact_rules');
  const { citationOf } = usePolicyWords();
  if (note.violations.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ py: 0 }}>
      {translate('contact.broke')}
      {note.violations.map((one) => [rule(one.rule), citationOf(one)].filter(Boolean).join(' · ')).join(translate('contact.joint'))}
    </Alert>
  );
}
