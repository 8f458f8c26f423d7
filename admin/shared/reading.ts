import type { EnumName } from './enums.ts';

/** What a value of an audit image says, before it is drawn in somebody's language. */
export type Reading =
  /** What a person wrote, a date, a number of something. */
  | { as: 'written'; text: string }
  /** A word by its key; where there is none, the text itself. */
  | { as: 'word'; key: string; text?: string }
  | { as: 'instant'; at: string }
  | { as: 'money'; minor: number }
  | { as: 'rate'; bps: number }
  /** A record that a number names: its field says of which kind. */
  | { as: 'record'; field: string; id: number }
  /** A law or rule by its name, as a request cites it. */
  | { as: 'basis'; source: string }
  /** A field by its word: what was looked at, or what a list was sorted by. */
  | { as: 'field'; field: string }
  | { as: 'bureau'; record: object }
  | { as: 'list'; items: readonly Reading[] }
  | { as: 'facts'; facts: readonly { field: string; reading: Reading }[] };

/** Fields that name a colleague. */
export const PEOPLE: readonly string[] = [
  'assigned_to',
  'author_id',
  'recorded_by',
  'reversed_by',
  'reviewer_id',
  'second_reviewer_id',
  'second_collector_id',
  'actor_id',
  'created_by',
  'uploaded_by',
  'withdrawn_by',
  'requested_by',
  'approved_by',
  'first_approved_by',
  'decided_by',
  'assignee_id',
  'claimed_by',
  'lifted_by',
  'owner_id',
  'submitted_by',
  'answered_by',
  'extended_by',
  'about_user_id',
  'user_id',
  'only_user_id',
  'from_user_id',
  'to_user_id',
  'undone_by',
  'started_by',
  'undo_asked_by',
  'undo_decided_by',
  'stated_by',
  'closed_by',
  'reopened_by',
];

/** Fields that name a borrower. */
const BORROWERS = new Set([
  'borrower_id',
  'other_id',
  'into_id',
  'merged_into_id',
  'person_id',
  'same_as_id',
]);

/** The vocabulary of a field, where its name alone says which, or with its resource. */
const VOCABULARIES: Readonly<Record<string, EnumName>> = {
  identity_status: 'identity_statuses',
  time_zone: 'time_zones',
  employment_status: 'employment_statuses',
  repayment_method: 'repayment_methods',
  day_count: 'day_counts',
  rounding: 'roundings',
  product: 'products',
  asset_class: 'asset_classes',
  class_floor: 'asset_classes',
  outcome: 'note_outcomes',
  contacted_party: 'contacted_parties',
  review_status: 'review_statuses',
  second_verdict: 'review_statuses',
  promise_status: 'promise_statuses',
  severity: 'severities',
  stage: 'case_stages',
  role: 'roles',
  component: 'components',
  cost_kind: 'cost_kinds',
  confidence: 'confidences',
  relation: 'contact_relations',
  plan_status: 'plan_statuses',
  restructure_status: 'restructure_statuses',
  next_deadline_kind: 'deadline_kinds',
  interest_treatment: 'treatments',
  penalty_treatment: 'treatments',
  cost_treatment: 'treatments',
  asks_for: 'repair_asks',
  answer_channel: 'answer_channels',
  clock_state: 'clock_states',
  timeliness: 'timeliness',
  decision_kind: 'decision_kinds',
  closed_outcome: 'case_outcomes',
  'borrower_numbers.kind': 'number_kinds',
  'borrower_numbers.source': 'number_sources',
  'borrower_numbers.state': 'number_states',
  'borrower_merges.status': 'reversal_statuses',
  'loans.status': 'loan_statuses',
  'payments.status': 'payment_statuses',
  'payments.channel': 'payment_channels',
  'collection_notes.status': 'note_statuses',
  'collection_notes.channel': 'note_channels',
  'contact_refusals.channel': 'note_channels',
  'contact_refusals.origin': 'refusal_origins',
  'contact_refusals.rule': 'contact_rules',
  'collection_notes.rule': 'conduct_rules',
  'complaints.source': 'complaint_sources',
  'complaints.status': 'complaint_statuses',
  'holds.reason': 'hold_reasons',
  'holds.status': 'hold_statuses',
  'installments.status': 'installment_statuses',
  'adjustments.kind': 'adjustment_kinds',
  'adjustments.status': 'adjustment_statuses',
  'bank_sources.channel': 'payment_channels',
  'bank_sources.unit': 'bank_units',
  'bank_lines.direction': 'bank_directions',
  'bank_lines.status': 'bank_line_statuses',
  'bank_lines.doubt': 'bank_doubts',
  'imports.status': 'import_statuses',
  'imports.phase': 'import_phases',
  'bank_days.status': 'bank_day_statuses',
  'reversal_requests.status': 'reversal_statuses',
  'policies.kind': 'policy_kinds',
  'policies.status': 'policy_statuses',
  'attachments.kind': 'attachment_kinds',
  'attachments.status': 'attachment_statuses',
  'legal_cases.kind': 'attachment_kinds',
  'case_events.kind': 'case_event_kinds',
  'case_events.from': 'case_stages',
  'case_events.to': 'case_stages',
  'case_hearings.status': 'hearing_statuses',
  'case_steps.kind': 'step_kinds',
  'case_steps.outcome': 'step_outcomes',
  'case_events.status': 'hearing_statuses',
  'case_measures.purpose': 'measure_purposes',
  'case_measures.kind': 'measure_kinds',
  'case_measures.state': 'measure_states',
  'limitation_interruptions.kind': 'interruption_kinds',
  'limitation_suspensions.kind': 'suspension_kinds',
  'guarantees.form': 'guarantee_forms',
  'guarantees.state': 'guarantee_states',
  'restructures.kinds': 'restructure_kinds',
  'restructures.status': 'restructure_statuses',
  'restructures.cause': 'distress_causes',
  'credit_repairs.kind': 'repair_kinds',
  'credit_repairs.cause': 'repair_causes',
  'credit_repairs.status': 'repair_statuses',
  'credit_repairs.check': 'repair_checks',
  'worklist_marks.kind': 'worklist_marks',
  'assignment_runs.status': 'run_statuses',
  'assignment_moves.why': 'move_reasons',
  'assignment_moves.outcome': 'move_outcomes',
  'assignment_keeps.status': 'reversal_statuses',
  'account_requests.kind': 'account_request_kinds',
  'account_requests.status': 'reversal_statuses',
  'read_alarms.kind': 'read_kinds',
  'read_alarms.status': 'read_alarm_statuses',
  'message_templates.channel': 'message_channels',
  'message_versions.status': 'version_statuses',
  'message_versions.rule': 'conduct_rules',
  'warnings.rule': 'warning_rules',
  'warnings.owner': 'warning_owners',
  'warnings.status': 'warning_statuses',
  'warnings.outcome': 'warning_outcomes',
  'warnings.ended_by': 'warning_ends',
  'visits.kind': 'visit_kinds',
  'visits.origin': 'visit_origins',
  'visits.status': 'visit_statuses',
  'visits.met': 'visit_met',
  'visits.fund_use': 'fund_uses',
  'visits.willingness': 'willingness',
  'visits.address_found': 'address_found',
  'visits.request': 'visit_requests',
  'messages.channel': 'message_channels',
  'messages.language': 'languages',
  'messages.status': 'message_statuses',
  'messages.rule': 'message_rules',
  'message_consents.channel': 'message_channels',
  'message_consents.kind': 'consent_kinds',
  'message_consents.way': 'consent_ways',
  'message_receipts.kind': 'receipt_kinds',
  'audit_events.action': 'audit_actions',
};

/** Fields whose values have words elsewhere: the beginnings of their keys. */
const KEYS: Readonly<Record<string, string>> = {
  'credit_repairs.proposal': 'credit_repairs.audit.',
  'credit_repairs.decision': 'credit_repairs.audit.',
  'credit_repairs.forbidden_rule': 'credit_repairs.audit.',
  'credit_repairs.letter': 'credit_repairs.letter.pdf_',
  'credit_repairs.correction': 'credit_repairs.correction.pdf_',
  'adjustments.letter': 'adjustments.letter.pdf_',
  'restructures.agreement': 'restructures.agreement.',
  'payments.early_interest': 'audit.early_interest.',
  'payments.prepayment': 'enums.prepayments.',
  'warnings.detail': 'resources.borrowers.fields.',
  'backups.status': 'audit.backup_statuses.',
  sort_order: 'audit.sort_order.',
};

/** Yes or no, stored as 1 and 0. */
const FLAGS = new Set([
  'active',
  'automatic',
  'decision_final',
  'due_provisional',
  'in_force',
  'is_primary',
  'must_change_password',
  'pre_suit',
  'retired',
  'wants_restructure',
]);

/** Columns that hold JSON as text. */
const PACKED = new Set([
  'details',
  'enforcement_stays',
  'fallbacks',
  'filter',
  'findings',
  'findings_en',
  'findings_zh',
  'hardship_unsolved_on',
  'former_findings',
  'former_verdicts',
  'kinds',
  'loan_ids',
  'renewals',
  'sort',
  'spans',
  'terms',
  'violations',
]);

/** Parts of a value that say nothing to a reader: places within a text, fingerprints. */
const UNSAID = new Set(['start', 'end', 'sha256']);

const written = (value: unknown): Reading => ({ as: 'written', text: String(value) });

/** Reads a value of an audit image by what its field's name says it is. */
export function readingOf(resource: string, field: string, value: unknown): Reading {
  if (resource === 'policies' && field === 'value') return { as: 'word', key: 'audit.see_policy' };
  if (field === 'bureau_record' && typeof value === 'object' && value !== null)
    return { as: 'bureau', record: value };
  if (typeof value === 'string')
    return PACKED.has(field) && /^[[{]/.test(value)
      ? structure(resource, field, JSON.parse(value))
      : textOf(resource, field, value);
  if (typeof value === 'number') return figureOf(field, value);
  if (typeof value === 'boolean') return { as: 'word', key: value ? 'audit.yes' : 'audit.no' };
  return structure(resource, field, value);
}

function textOf(resource: string, field: string, value: string): Reading {
  const vocabulary = VOCABULARIES[`${resource}.${field}`] ?? VOCABULARIES[field];
  // A cause may be in somebody's own words.
  if (vocabulary !== undefined && /^[\w/+ -]+$/.test(value))
    return { as: 'word', key: `enums.${vocabulary}.${value}`, text: value };
  const keys = KEYS[`${resource}.${field}`] ?? KEYS[field];
  if (keys !== undefined) return { as: 'word', key: keys + value };
  if (resource === 'credit_repairs' && field === 'due_source')
    return { as: 'basis', source: value };
  if (field === 'resource' || field === 'found_on')
    return { as: 'word', key: `resources.${value}.name` };
  if (field === 'fields') return { as: 'field', field: value };
  if (field.endsWith('_at')) return { as: 'instant', at: value };
  return written(value);
}

function figureOf(field: string, value: number): Reading {
  if (FLAGS.has(field)) return { as: 'word', key: value ? 'audit.yes' : 'audit.no' };
  if (field.endsWith('_minor')) return { as: 'money', minor: value };
  if (field.endsWith('_bps')) return { as: 'rate', bps: value };
  if (field === 'loan_ids') return { as: 'record', field: 'loan_id', id: value };
  if (BORROWERS.has(field)) return { as: 'record', field: 'borrower_id', id: value };
  if (field === 'to_loan_id') return { as: 'record', field: 'loan_id', id: value };
  if (field === 'loan_id' || PEOPLE.includes(field)) return { as: 'record', field, id: value };
  return written(value);
}

/** Lists and records within a value, a part at a time: nobody reads JSON. */
function structure(resource: string, field: string, value: unknown): Reading {
  // The files of an import by their names; their fingerprints say nothing to a reader.
  if (resource === 'imports' && field === 'files' && typeof value === 'object' && value !== null)
    return { as: 'list', items: Object.keys(value).map(written) };
  if (field === 'sort' && Array.isArray(value)) {
    const [by, order] = value as string[];
    return {
      as: 'list',
      items: [{ as: 'field', field: String(by) }, textOf(resource, 'sort_order', String(order))],
    };
  }
  if (Array.isArray(value))
    return value.length === 0
      ? { as: 'word', key: 'audit.nothing' }
      : { as: 'list', items: value.map((item: unknown) => readingOf(resource, field, item)) };
  if (typeof value !== 'object' || value === null) return written(value ?? '—');
  const said = Object.entries(value as Record<string, unknown>).filter(
    ([name, part]) => !UNSAID.has(name) && part !== null && part !== undefined,
  );
  return said.length === 0
    ? { as: 'word', key: 'audit.nothing' }
    : {
        as: 'facts',
        facts: said.map(([name, part]) => ({
          field: name,
          reading: readingOf(resource, name, part),
        })),
      };
}

/**
 * The keys under which the word for a field may stand, the resource's own first. A tape counts and
 * names its files by what they hold.
 */
export const fieldKeys = (resource: string, field: string): string[] => [
  `resources.${resource}.fields.${field}`,
  `audit.fields.${field}`,
  `resources.${field.replace(/\.csv$/, '')}.name`,
];
