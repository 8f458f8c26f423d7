import { attach } from '../../book/attaching.ts';
import { EVIDENCE_KINDS } from '../../contract/limits.ts';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
import type { RestructureRow } from '../../contract/resources/restructures.ts';
import type { NamedFile, SignedIn } from '../../http/route.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';

/**
 * Keeps the papers that came with a new request, each in a field named for its kind: with the
 * request or, where one of them is refused, none and no request.
 */
export async function keepEvidence(
  unit: UnitOfWork,
  { id }: RestructureRow,
  files: readonly NamedFile[],
  user: SignedIn,
): Promise<Outcome<void>> {
  for (const file of files) {
    const kind = EVIDENCE_KINDS.find((known) => known === file.field);
    if (kind === undefined)
      return refuseField('files', 'file_kind', {
        file: file.name,
        kind: file.field,
        allowed: EVIDENCE_KINDS.join(', '),
      });
    const to = { resource: 'restructures', record_id: id, kind } as const;
    orRefuse(await attach(unit, to, { ...file, field: 'files' }, user.id));
  }
  return done(undefined);
}
