import { done, refuse, type Outcome } from '../../contract/outcome.ts';
import { approveRequest, rejectRequest } from '../../contract/resources/adjustments.ts';
import { readAlarms, type ReadAlarmRow } from '../../contract/resources/readAlarms.ts';
import { commandRoute, readRoutes, serve } from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { checkReads } from '../../book/readLimits.ts';
import { applyAction } from '../../store/records.ts';
import { personOf, type UnitOfWork } from '../../store/unitOfWork.ts';

/** Who reached the limit of looks at what is kept masked; another person allows as many again. */

const served = serve({
  definition: readAlarms,
  spec: { table: 'read_alarms', searched: readAlarms.searched },
});

/** Refuses an export of a list that is one too many. */
export const checkExports = async (unit: UnitOfWork, user: SignedIn): Promise<Outcome<void>> =>
  await checkReads(unit, user, 'exports');

async function decide(
  unit: UnitOfWork,
  row: ReadAlarmRow,
  status: 'allowed' | 'dismissed',
  comment: string | null,
  user: SignedIn,
): Promise<Outcome<ReadAlarmRow>> {
  if (row.status !== 'open') return refuse('already_decided');
  if (row.user_id === user.id) return refuse('own_alarm');
  return done(
    await applyAction(unit, readAlarms, row, status === 'allowed' ? 'approve' : 'reject', {
      status,
      decided_by: personOf(unit),
      decided_at: unit.now,
      decision_comment: comment,
    }),
  );
}

export const readAlarmRoutes: Route[] = [
  ...readRoutes(served),
  commandRoute(
    served,
    'approve',
    'Allow as many looks again from now on',
    approveRequest,
    async (unit, row, { comment }, user) =>
      await decide(unit, row, 'allowed', comment ?? null, user),
  ),
  commandRoute(
    served,
    'reject',
    'Leave the limit as it is, and say what came of it',
    rejectRequest,
    async (unit, row, { comment }, user) => await decide(unit, row, 'dismissed', comment, user),
  ),
];
