import { useRecordContext } from 'react-admin';
import type { RestructureKind } from '../../../server/contract/enums.ts';
import { useKindsText } from './useKindsText.ts';

/** The kinds of the request in context, in words. */
export function KindsField(_props: { source?: string }) {
  const record = useRecordContext<{ id: number; kinds: RestructureKind[] }>();
  const text = useKindsText();
  return record ? <span>{text(record.kinds)}</span> : null;
}
