import { done, orRefuse, refuseField } from '../../contract/outcome.ts';
import {
  messagePreview,
  previewMessageRequest,
} from '../../contract/resources/messageTemplates.ts';
import { loadPolicies } from '../../book/policies.ts';
import { smsLength } from '../../domain/outreach/length.ts';
import {
  hasLooseBracket,
  sampleFilling,
  unknownVariables,
  type Filling,
} from '../../domain/outreach/template.ts';
import { read, type Route } from '../../http/route.ts';
import type { Knex } from 'knex';
import type { z } from 'zod';
import { fillingFor, outreachOn, owingOf, wordingOf } from './filling.ts';
import { addresseeOf } from './store/addressees.ts';
import { findingsIn } from './templates.ts';

/** What one would get of a text that is being written or chosen. */

/** What a real person, or a sample one, would read in the places of names. */
async function fillingOf(
  db: Knex,
  { borrower_id, loan_ids, language }: z.output<typeof previewMessageRequest>,
  on: string,
): Promise<Filling> {
  if (borrower_id == null) return sampleFilling(language);
  const addressee = await addresseeOf(db, borrower_id);
  if (addressee === undefined) return orRefuse(refuseField('borrower_id', 'no_such_borrower'));
  const policies = await loadPolicies(db);
  const owing = await owingOf(db, borrower_id, on, policies);
  const loans = [...owing.loans.values()].filter(
    ({ id }) => loan_ids === undefined || loan_ids.includes(id),
  );
  return fillingFor(addressee, loans, { on, anchor_on: null, policy: policies.on('outreach', on) });
}

export const previewRoute: Route = read({
  method: 'post',
  path: '/message_templates/preview',
  access: { resource: 'message_templates', action: 'list' },
  summary: 'What somebody would get of a text, how long it is, and what is wrong with it',
  body: previewMessageRequest,
  answers: messagePreview,
  run: async (db, { body, businessDate: on }) => {
    const filling = await fillingOf(db, body, on);
    const policy = await outreachOn(db, on);
    const words = { subject: body.subject ?? null, text: body.text };
    const { subject, text, parts, cost_minor, empty } = wordingOf(
      body.channel,
      words,
      filling,
      policy,
    );
    const length = body.channel === 'sms' ? smsLength(text) : null;
    const typed = [body.subject ?? '', body.text].join('\n');
    return done({
      body: {
        subject,
        text,
        unknown: unknownVariables(typed),
        loose_bracket: hasLooseBracket(typed),
        empty: [...empty],
        findings: await findingsIn(db, body.text, on),
        encoding: length?.encoding ?? null,
        units: length?.units ?? text.length,
        left: length?.left ?? null,
        parts,
        cost_minor,
      },
    });
  },
});
