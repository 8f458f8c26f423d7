import type { z } from 'zod';
import { borrowerNames } from '../../book/loanNames.ts';
import { checkBorrower } from '../../book/people.ts';
import { done, orRefuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import { messageConsents, type MessageConsentRow } from '../../contract/resources/messages.ts';
import { maskAddressOf } from '../../domain/outreach/lawful.ts';
import { createRoute, readRoutes, serve, type Present } from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { createRow } from '../../store/records.ts';
import { personOf, type UnitOfWork } from '../../store/unitOfWork.ts';

/** What borrowers said of being written to: each word is a row, the latest of a channel counts. */

const present: Present<typeof messageConsents> = async (db, rows) => {
  const names = await borrowerNames(
    db,
    rows.map(({ borrower_id }) => borrower_id),
  );
  return rows.map((row) => ({
    ...row,
    borrower_name: names.get(row.borrower_id) ?? '',
    sent_to: row.sent_to === null ? null : maskAddressOf(row.sent_to),
  }));
};

const served = serve({
  definition: messageConsents,
  spec: { table: 'message_consents', searched: messageConsents.searched },
  present,
});

async function say(
  unit: UnitOfWork,
  sent: z.output<typeof messageConsents.create>,
): Promise<Outcome<MessageConsentRow>> {
  orRefuse(await checkBorrower(unit.db, sent.borrower_id));
  if (sent.said_on > unit.businessDate)
    return refuseField('said_on', 'day_in_future', { date: unit.businessDate });
  const needsAddress = sent.channel === 'email' && sent.kind === 'consent';
  if (needsAddress && sent.sent_to == null) return refuseField('sent_to', 'consent_needs_address');
  if (!needsAddress && sent.sent_to != null) return refuseField('sent_to', 'address_of_email_only');
  return done(await createRow(unit, messageConsents, { ...sent, recorded_by: personOf(unit) }));
}

export const consentRoutes: Route[] = [
  ...readRoutes(served),
  createRoute(served, messageConsents.create, say),
];
