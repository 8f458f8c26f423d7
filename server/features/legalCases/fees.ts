import { done } from '../../contract/outcome.ts';
import { courtFeesAnswer, legalCases } from '../../contract/resources/legalCases.ts';
import { COURT_FEES_BASIS, courtFees } from '../../domain/legal/courtFees.ts';
import { recordAt } from '../../http/crudRouter.ts';
import { read } from '../../http/route.ts';

export const feesRoute = read({
  method: 'get',
  path: '/legal_cases/:id/fees',
  access: { resource: 'legal_cases', action: 'show' },
  summary: 'What the court charges for the claim of a case, in each procedure',
  answers: courtFeesAnswer,
  run: async (db, { params }) => {
    const { claimed_minor, awarded_minor } = await recordAt(db, legalCases, params);
    const { enforcement_minor } = courtFees(awarded_minor ?? claimed_minor);
    return done({
      body: { claimed_minor, ...courtFees(claimed_minor), enforcement_minor, ...COURT_FEES_BASIS },
    });
  },
});
