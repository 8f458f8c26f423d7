import { contactRefusals } from '../../contract/resources/contacts.ts';
import type { ContactAsk, ContactRule, ContactVerdict } from '../../domain/contact/contactRules.ts';
import { readRoutes, serve } from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { personOf, type UnitOfWork } from '../../store/unitOfWork.ts';
import type { Grounds } from '../../book/contactGrounds.ts';
import { refusalSpec, type Refusal } from './store/refusals.ts';

/** Contacts that a rule prevented: asked about, or sent as a planned note. */

/** The refusal that is kept of a contact a verdict forbids. */
export const preventedBy = (
  unit: UnitOfWork,
  { borrower_id, loan_id }: Grounds,
  ask: ContactAsk,
  verdict: ContactVerdict & { rule: ContactRule },
  origin: Refusal['origin'],
): Refusal => ({
  borrower_id,
  loan_id,
  user_id: personOf(unit),
  channel: ask.channel,
  contacted_party: ask.contacted_party,
  contact_id: ask.contact_id,
  rule: verdict.rule,
  origin,
  business_date: unit.businessDate,
  asked_at: unit.now,
  contact_at: ask.at,
  source: verdict.source,
  article: verdict.article,
  next_allowed_at: verdict.next_allowed_at,
});

const served = serve({ definition: contactRefusals, spec: refusalSpec });

export const refusalRoutes: Route[] = readRoutes(served);
