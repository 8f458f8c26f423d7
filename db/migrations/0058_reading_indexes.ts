import type { Knex } from 'knex';

/**
 * Views that look for the few rows that wait among all there ever were: loans whose limitation may
 * end, open cases, notes that wait for a first or a second look; and the list of steps by its day.
 * The conditions stand in the queries word by word: an engine uses such an index only then.
 */
const INDEXES = {
  loans_unsettled_by_last_due: "loans (last_due_on, id) where status <> 'settled'",
  legal_cases_open: "legal_cases (id) where stage <> 'closed'",
  collection_notes_to_review:
    'collection_notes (priority desc, id) ' + "where review_status = 'pending' and priority > 0",
  collection_notes_second_look:
    "collection_notes (reviewer_id, id) where review_status <> 'pending' " +
    'and coalesce(second_reviewer_id, 0) = 0',
  case_steps_by_begun_on: 'case_steps (begun_on, id)',
} as const;

export const readingIndexes = {
  async up(knex: Knex): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES))
      await knex.raw(`create index ${name} on ${on}`);
  },
  async down(knex: Knex): Promise<void> {
    for (const name of Object.keys(INDEXES)) await knex.raw(`drop index ${name}`);
  },
};
