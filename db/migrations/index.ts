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
import { scheduledCounts } from './0033_scheduled_counts.ts';
import { orderWithinInterest } from './0034_order_within_interest.ts';
import { smallBalances } from './0035_small_balances.ts';
import { onePerson } from './0037_people.ts';
import { borrowerNumbers } from './0038_borrower_numbers.ts';
import { borrowerMerges } from './0039_borrower_merges.ts';
import { loanStandings } from './0041_loan_standings.ts';
import { tableTotals } from './0042_table_totals.ts';
import { listIndexes } from './0043_list_indexes.ts';
import { adjustmentDays } from './0044_adjustments.ts';
import { guarantorIdentity } from './0045_guarantor_identity.ts';
import { caseSteps } from './0046_case_steps.ts';
import { searchTerms } from './0050_search_terms.ts';
import { worklistMarks } from './0051_worklist_marks.ts';
import { standingMarks } from './0053_standing_marks.ts';
import { loanIndexes } from './0054_loan_indexes.ts';
import { monthEnds } from './0055_month_ends.ts';
import { dayIndexes } from './0056_day_indexes.ts';
import { readingIndexes } from './0058_reading_indexes.ts';
import { foundNotes } from './0059_found_notes.ts';
import { assignmentRuns } from './0060_assignment_runs.ts';
import { assignmentKeeps } from './0061_assignment_keeps.ts';
import { serverPulse } from './0063_server_pulse.ts';
import { signIns } from './0064_sign_ins.ts';
import { bankLines } from './0065_bank_lines.ts';
import { bankDays } from './0066_bank_days.ts';
import { movedPayments } from './0067_moved_payments.ts';
import { complaintReminders } from './0071_complaint_reminders.ts';
import { graceIndex } from './0072_grace_index.ts';
import { rowScope } from './0090_row_scope.ts';
import { imports } from './0094_imports.ts';
import { visits } from './0097_visits.ts';
import { visitReminders } from './0098_visit_reminders.ts';
import { holdLists } from './0101_hold_lists.ts';
import { untouchedVisits } from './0102_untouched_visits.ts';
import { warnings } from './0103_warnings.ts';
import { readAlarms } from './0073_read_alarms.ts';
import { signInTrust } from './0074_sign_in_trust.ts';
import { accountRequests } from './0075_account_requests.ts';
import { messageTemplates } from './0082_message_templates.ts';
import { messages } from './0083_messages.ts';
import { auditSeals } from './0078_audit_seals.ts';
import { replacedRows } from './0079_replaced_rows.ts';
import { backups } from './0080_backups.ts';

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
  '0033_scheduled_counts': scheduledCounts,
  '0034_order_within_interest': orderWithinInterest,
  '0035_small_balances': smallBalances,
  '0037_people': onePerson,
  '0038_borrower_numbers': borrowerNumbers,
  '0039_borrower_merges': borrowerMerges,
  '0041_loan_standings': loanStandings,
  '0042_table_totals': tableTotals,
  '0043_list_indexes': listIndexes,
  '0044_adjustments': adjustmentDays,
  '0045_guarantor_identity': guarantorIdentity,
  '0046_case_steps': caseSteps,
  '0050_search_terms': searchTerms,
  '0051_worklist_marks': worklistMarks,
  '0053_standing_marks': standingMarks,
  '0054_loan_indexes': loanIndexes,
  '0055_month_ends': monthEnds,
  '0056_day_indexes': dayIndexes,
  '0058_reading_indexes': readingIndexes,
  '0059_found_notes': foundNotes,
  '0060_assignment_runs': assignmentRuns,
  '0061_assignment_keeps': assignmentKeeps,
  '0063_server_pulse': serverPulse,
  '0064_sign_ins': signIns,
  '0065_bank_lines': bankLines,
  '0066_bank_days': bankDays,
  '0067_moved_payments': movedPayments,
  '0071_complaint_reminders': complaintReminders,
  '0072_grace_index': graceIndex,
  '0073_read_alarms': readAlarms,
  '0074_sign_in_trust': signInTrust,
  '0075_account_requests': accountRequests,
  '0078_audit_seals': auditSeals,
  '0079_replaced_rows': replacedRows,
  '0080_backups': backups,
  '0082_message_templates': messageTemplates,
  '0083_messages': messages,
  '0090_row_scope': rowScope,
  '0094_imports': imports,
  '0097_visits': visits,
  '0098_visit_reminders': visitReminders,
  '0101_hold_lists': holdLists,
  '0102_untouched_visits': untouchedVisits,
  '0103_warnings': warnings,
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
