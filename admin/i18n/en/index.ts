import { mergeParts } from '../merge.ts';
import { account } from './account.ts';
import { adjustments } from './adjustments.ts';
import { app } from './app.ts';
import { approvals } from './approvals.ts';
import { assignment } from './assignment.ts';
import { bank } from './bank.ts';
import { attachments } from './attachments.ts';
import { audit } from './audit.ts';
import { borrowers } from './borrowers.ts';
import { collection_notes } from './collection_notes.ts';
import { complaints } from './complaints.ts';
import { contact } from './contact.ts';
import { contacts } from './contacts.ts';
import { credit_repairs } from './credit_repairs.ts';
import { enums } from './enums.ts';
import { holds } from './holds.ts';
import { imports } from './imports.ts';
import { ledger } from './ledger.ts';
import { legal_cases } from './legal_cases.ts';
import { legal_rooms } from './legal_rooms.ts';
import { legal_show } from './legal_show.ts';
import { legal_steps } from './legal_steps.ts';
import { loans } from './loans.ts';
import { outreach } from './outreach.ts';
import { people } from './people.ts';
import { payments } from './payments.ts';
import { policies } from './policies.ts';
import { ra } from './ra.ts';
import { read_alarms } from './read_alarms.ts';
import { restructure_figures } from './restructure_figures.ts';
import { restructure_show } from './restructure_show.ts';
import { restructures } from './restructures.ts';
import { review } from './review.ts';
import { strategy } from './strategy.ts';
import { tiers } from './tiers.ts';
import { today } from './today.ts';
import { users } from './users.ts';
import { visits } from './visits.ts';
import { warnings } from './warnings.ts';
import { why } from './why.ts';

export const messages = mergeParts(ra, [
  app,
  enums,
  borrowers,
  contacts,
  people,
  attachments,
  loans,
  payments,
  bank,
  adjustments,
  ledger,
  collection_notes,
  contact,
  holds,
  review,
  complaints,
  legal_cases,
  legal_show,
  legal_steps,
  legal_rooms,
  restructures,
  restructure_figures,
  restructure_show,
  approvals,
  credit_repairs,
  strategy,
  tiers,
  today,
  assignment,
  policies,
  users,
  account,
  read_alarms,
  imports,
  why,
  outreach,
  visits,
  warnings,
  audit,
]);
