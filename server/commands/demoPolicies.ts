import type { DemoPolicy } from '../../seeds/rows.ts';
import { policies } from '../contract/resources/policies.ts';
import type { SignedIn } from '../http/route.ts';
import { applyAction, createRow } from '../store/records.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';

/** Proposes the policies of the demo book, and approves those that were approved. */
export async function playPolicies(
  unit: UnitOfWork,
  rows: readonly DemoPolicy[],
  user: (username: string) => SignedIn,
): Promise<void> {
  const as = (username: string): UnitOfWork => {
    const { id, full_name } = user(username);
    return { ...unit, actor: { id, name: full_name } };
  };
  const [author, decider] = [as('admin'), as('compliance')];
  for (const { status, value, ...row } of rows) {
    const made = await createRow(author, policies, {
      ...row,
      article: null,
      confidence: 'C',
      value: JSON.stringify(value),
      status: 'proposed',
      author_id: author.actor.id,
    });
    if (status === 'approved')
      await applyAction(decider, policies, made, 'approve', {
        status,
        decided_by: decider.actor.id,
        decided_at: unit.now,
        decision_comment: null,
      });
  }
}
