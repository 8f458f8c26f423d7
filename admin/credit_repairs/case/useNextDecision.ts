import { useGetList } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import { useSession } from '../../shared/session.ts';
import { caseAddress } from '../../parts/repairs/addresses.ts';
import { hindranceOf } from './moves.ts';

const LOOKED_AT = 50;

/**
 * The most urgent request, other than this one, that this person could decide; undefined where
 * there is none.
 */
export function useNextDecision(id: number, enabled: boolean): (() => void) | undefined {
  const navigate = useNavigate();
  const session = useSession();
  const { data = [] } = useGetList<CreditRepair>(
    'credit_repairs',
    {
      pagination: { page: 1, perPage: LOOKED_AT },
      sort: { field: 'due_on', order: 'ASC' },
      filter: { status: ['awaiting_decision'] },
    },
    { enabled },
  );
  const next = data.find(
    (repair) => repair.id !== id && hindranceOf('grant', repair, session) === null,
  );
  return next && (() => void navigate(caseAddress(next.id)));
}
