import { useTranslate } from 'react-admin';
import type { RestructureKind } from '../../../server/contract/enums.ts';
import { useEnumLabel } from '../../shared/enums.ts';

/** Several kinds in one line. */
export function useKindsText(): (kinds: readonly RestructureKind[]) => string {
  const translate = useTranslate();
  const label = useEnumLabel('restructure_kinds');
  return (kinds) => kinds.map((kind) => label(kind)).join(translate('restructures.kinds_joint'));
}
