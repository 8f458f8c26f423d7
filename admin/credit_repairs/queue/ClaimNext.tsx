import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { KeyHint } from '../../shared/KeyHint.tsx';
import { useMay } from '../../shared/session.ts';
import { useKeys } from '../../shared/useKeys.ts';
import { useWorkload } from '../../parts/repairs/repairs.ts';
import { useClaimNext } from './useClaim.ts';

/**
 * The one clear action of the queue: the most urgent request that nobody has; of the kind the list
 * is filtered by, if it is. The key asks all the same: someone may have recorded one just now.
 */
export function ClaimNext() {
  const translate = useTranslate();
  const mayClaim = useMay('credit_repairs', 'claim');
  const kind = kindIn(useLocation().search);
  const { claimNext, busy } = useClaimNext();
  const none = useWorkload().data?.unclaimed === 0;
  const act = () => void claimNext(kind);
  useKeys({ n: act }, mayClaim);
  if (!mayClaim) return null;
  return (
    <span title={none ? translate('credit_repairs.claim.none') : undefined}>
      <Button variant="contained" disabled={busy || none} aria-keyshortcuts="n" onClick={act}>
        {translate('credit_repairs.claim.next')}
        <KeyHint of="N" />
      </Button>
    </span>
  );
}

function kindIn(search: string): unknown {
  try {
    return (
      JSON.parse(new URLSearchParams(search).get('filter') ?? '{}') as Record<string, unknown>
    )['kind'];
  } catch {
    return undefined;
  }
}
