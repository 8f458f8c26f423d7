import { useTranslate } from 'react-admin';
import type { Restructure } from '../../../server/contract/resources/restructures.ts';
import { useSession } from '../../shared/session.ts';
import { problemOf } from './moves.ts';

/** Says where the request stands, and why the person reading it cannot decide it. */
export function useBarText({
  position,
  count,
}: {
  position: number;
  count: number;
}): (request: Restructure) => string {
  const translate = useTranslate();
  const session = useSession();
  return (request) => {
    const own = request.requested_by === session?.id;
    switch (request.status) {
      case 'submitted': {
        const problem = problemOf('approve', request, session);
        if (problem === 'own_request') return translate('restructures.bar.own');
        if (problem === 'same_supervisor') return translate('restructures.bar.given');
        if (problem !== null) return translate('restructures.bar.waits');
        return position > 0 ? translate('restructures.bar.position', { position, count }) : '';
      }
      case 'draft':
        return translate(own ? 'restructures.bar.draft' : 'restructures.bar.draft_other');
      case 'rejected':
        return translate(own ? 'restructures.bar.rejected' : 'restructures.bar.rejected_other');
      case 'approved':
        return translate('restructures.bar.approved');
      case 'signed':
        return translate(
          request.hindrance === null ? 'restructures.bar.signed' : 'restructures.bar.hindered',
          { on: request.terms.effective_on },
        );
      case 'effective':
      case 'cancelled':
        return '';
    }
  };
}
