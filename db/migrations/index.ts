import type { Knex } from 'knex';
import { people } from './0001_people.ts';
import { book } from './0002_book.ts';
import { payments } from './0003_payments.ts';
import { collection } from './0004_collection.ts';
import { policies } from './0005_policies.ts';
import { restructures } from './0006_restructures.ts';
import { files } from './0007_files.ts';
import { contacts } from './0008_contacts.ts';
import { contactPolicy } from './0009_contact_policy.ts';
import { teams } from './0010_teams.ts';
import { creditRepairs } from './0011_credit_repairs.ts';
import { legalCases } from './0012_legal_cases.ts';
import { revisedContacts } from './0013_revised_contacts.ts';
import { repairTraces } from './0014_repair_traces.ts';
import { suspensions } from './0015_suspensions.ts';
import { reachedNumbers } from './0016_reached_numbers.ts';
import { noteRounds } from './0017_note_rounds.ts';
import { holdSpans } from './0018_hold_spans.ts';
import { promiseDay } from './0019_promise_day.ts';
import { reversalRequests } from './0020_reversal_requests.ts';
import { noteLoans } from './0021_note_loans.ts';
import { longerPhones } from './0022_longer_phones.ts';
import { searchText } from './0023_search_text.ts';
import { refunds } from './0024_refunds.ts';
import { prepayments } from './0025_prepayments.ts';
import { acceleration } from './0026_acceleration.ts';
import { disputedRecords } from './0027_disputed_records.ts';
import { caseDays } from './0028_case_days.ts';
import { interruptionKinds } from './0029_interruption_kinds.ts';
import { complaintTerms } from './0030_complaint_terms.ts';
import { courtFees } from './0031_court_fees.ts';
import { unsolvedHardship } from './0032_unsolved_hardship.ts';

/** Listed, not found on disk: the built server carries them inside. */
const MIGRATIONS: Record<string, Knex.Migration> = {
  '0001_people': people,
  '0002_book': book,
  '0003_payments': payments,
  '0004_collection': collection,
  '0005_policies': policies,
  '0006_restructures': restructures,
  '0007_files': files,
  '0008_contacts': contacts,
  '0009_contact_policy': contactPolicy,
  '0010_teams': teams,
  '0011_credit_repairs': creditRepairs,
  '0012_legal_cases': legalCases,
  '0013_revised_contacts': revisedContacts,
  '0014_repair_traces': repairTraces,
  '0015_suspensions': suspensions,
  '0016_reached_numbers': reachedNumbers,
  '0017_note_rounds': noteRounds,
  '0018_hold_spans': holdSpans,
  '0019_promise_day': promiseDay,
  '0020_reversal_requests': reversalRequests,
  '0021_note_loans': noteLoans,
  '0022_longer_phones': longerPhones,
  '0023_search_text': searchText,
  '0024_refunds': refunds,
  '0025_prepayments': prepayments,
  '0026_acceleration': acceleration,
  '0027_disputed_records': disputedRecords,
  '0028_case_days': caseDays,
  '0029_interruption_kinds': interruptionKinds,
  '0030_complaint_terms': complaintTerms,
  '0031_court_fees': courtFees,
  '0032_unsolved_hardship': unsolvedHardship,
};

export const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: async () => Object.keys(MIGRATIONS),
  getMigrationName: (name) => name,
  getMigration: async (name) => {
    const migration = MIGRATIONS[name];
    if (migration === undefined)
      throw new Error(`the database has migration ${name}, which this version does not know`);
    return migration;
  },
};
