import { z } from 'zod';
import {
  MOVE_OUTCOMES,
  MOVE_REASONS,
  REVERSAL_STATUSES,
  RUN_STATUSES,
  UNPLACED_REASONS,
} from '../enums.ts';
import { DAYS_AHEAD } from '../limits.ts';
import {
  calendarDate,
  comingDay,
  id,
  line,
  LOAN_NAMES,
  loanNames,
  optional,
  stamps,
  text,
} from '../primitives.ts';
import { type StoredRow, defineResource, flag, jsonText } from '../resource.ts';

/** 分案: who is given to whom by the policy `assignment`, and what stands over it. */

const load = z.object({
  user_id: z.int(),
  away: z.boolean().meta({ description: 'on leave: keeps persons and gets no new ones' }),
  weight: z.int().nullable().meta({ description: 'null of one whom no rule names' }),
  before: z.int().meta({ description: 'persons' }),
  after: z.int(),
  before_minor: z.int().meta({ description: 'what these persons owe overdue' }),
  after_minor: z.int(),
});
export type AssignmentLoad = z.infer<typeof load>;

const spread = z
  .int()
  .nullable()
  .meta({
    description:
      'the greatest load over the least, each by its weight, in basis points: 10,000 is all ' +
      'alike; null where somebody has nothing',
  });

const figures = {
  business_date: z.string(),
  only_user_id: z.int().nullable().meta({ description: 'a handover of what this one has' }),
  persons_count: z.int().meta({ description: 'persons of whom a loan moves' }),
  moves_count: z.int().meta({ description: 'loans that move' }),
  unplaced_count: z.int().meta({ description: 'persons whom nobody may take' }),
  spread_before_bps: spread,
  spread_after_bps: spread,
};

/** A run of the policy: done once, for the whole book or the hands of one. */
export const assignmentRuns = defineResource({
  name: 'assignment_runs',
  record: z.object({
    ...stamps,
    ...figures,
    user_id: z.int().nullable().meta({ description: 'who ran it; null: the business day' }),
    status: z.enum(RUN_STATUSES),
    load: z.array(load),
    undone_by: z.int().nullable(),
    undone_at: z.string().nullable(),
    returned_count: z.int().nullable().meta({ description: 'loans given back by the undoing' }),
    stayed_count: z.int().nullable().meta({
      description: 'loans that went to another after the run and stayed there',
    }),
  }),
  stored: z.object({ load: jsonText, automatic: flag }),
  create: z.strictObject({
    dry_run: z.boolean(),
    only_user_id: optional(id).meta({ description: 'hand over what this one has, nothing else' }),
    fingerprint: optional(z.string().regex(/^[0-9a-f]{64}$/)).meta({
      description: 'of the preview that was looked at: refused where the result would differ',
    }),
  }),
  sortable: ['id', 'business_date', 'moves_count'],
  filters: {
    id: 'equals',
    status: 'equals',
    user_id: 'equals',
    only_user_id: 'equals',
    business_date: 'range',
  },
  searched: { part: [] },
  defaultSort: ['id', 'DESC'],
});
export type AssignmentRun = z.infer<(typeof assignmentRuns)['record']>;
export type AssignmentRunRow = StoredRow<typeof assignmentRuns>;

/** A loan that a run gave to another. */
export const assignmentMoves = defineResource({
  name: 'assignment_moves',
  record: z.object({
    ...stamps,
    run_id: z.int(),
    loan_id: z.int(),
    ...loanNames,
    from_user_id: z.int().nullable(),
    to_user_id: z.int(),
    rule: z.string().nullable(),
    why: z.enum(MOVE_REASONS),
    overdue_minor: z.int().meta({ description: 'of the loan, on the day of the run' }),
    outcome: z.enum(MOVE_OUTCOMES).meta({
      description: 'returned and stayed: of an undone run, whether the loan went back',
    }),
  }),
  computed: LOAN_NAMES,
  sortable: ['id', 'overdue_minor'],
  filters: {
    id: 'equals',
    run_id: 'equals',
    loan_id: 'equals',
    from_user_id: 'equals',
    to_user_id: 'equals',
    why: 'equals',
    outcome: 'equals',
  },
  searched: { part: [] },
  defaultSort: ['id', 'ASC'],
});
export type AssignmentMove = z.infer<(typeof assignmentMoves)['record']>;
export type AssignmentMoveRow = StoredRow<typeof assignmentMoves>;

const move = z.object({
  loan_id: z.int(),
  ...loanNames,
  from: z.int().nullable(),
  to: z.int(),
  rule: z.string().nullable(),
  why: z.enum(MOVE_REASONS),
  overdue_minor: z.int(),
});
export type PreviewedMove = z.infer<typeof move>;

const unplaced = z.object({
  person_id: z.int(),
  borrower_id: z.int(),
  borrower_name: z.string(),
  holder: z.int().nullable().meta({ description: 'who has the person, and keeps them' }),
  overdue_minor: z.int(),
  days_past_due: z.int(),
  rule: z.string().nullable(),
  why: z.enum(UNPLACED_REASONS),
});
export type UnplacedPerson = z.infer<typeof unplaced>;

/** What a run changes, or would: the loans of most overdue first, at most so many. */
export const assignmentAnswer = z.object({
  id: z.int().nullable().meta({ description: 'of the run; null of a dry run' }),
  dry_run: z.boolean(),
  ...figures,
  fingerprint: z.string().meta({ description: 'the same while the result is the same' }),
  load: z.array(load),
  moves: z.array(move),
  unplaced: z.array(unplaced),
});
export type AssignmentAnswer = z.infer<typeof assignmentAnswer>;

/** A person whom a clerk keeps until a day, whatever the rules say: 留案. */
export const assignmentKeeps = defineResource({
  name: 'assignment_keeps',
  record: z.object({
    ...stamps,
    borrower_id: z.int(),
    borrower_name: z.string(),
    user_id: z.int().meta({ description: 'who keeps the person' }),
    until_on: z.string().meta({ description: 'the last day' }),
    reason: z.string(),
    status: z.enum(REVERSAL_STATUSES).meta({ description: 'withdrawn: also of one ended early' }),
    requested_by: z.int(),
    decided_by: z.int().nullable(),
    decided_at: z.string().nullable(),
    decision_comment: z.string().nullable(),
    in_force: z.boolean(),
  }),
  computed: ['borrower_name', 'in_force'],
  create: z.strictObject({
    borrower_id: id,
    user_id: optional(id).meta({ description: 'whoever asks, when left out' }),
    until_on: comingDay(DAYS_AHEAD.promise),
    reason: text(500),
  }),
  sortable: ['id', 'until_on', 'created_at'],
  filters: {
    id: 'equals',
    borrower_id: 'equals',
    user_id: 'equals',
    status: 'equals',
    until_on: 'range',
  },
  searched: { part: ['reason'] },
  defaultSort: ['id', 'DESC'],
});
export type AssignmentKeep = z.infer<(typeof assignmentKeeps)['record']>;
export type AssignmentKeepRow = StoredRow<typeof assignmentKeeps>;

/** Days on which somebody is on leave. */
export const absences = defineResource({
  name: 'absences',
  record: z.object({
    ...stamps,
    user_id: z.int(),
    from_on: z.string(),
    until_on: z.string().meta({ description: 'the last day' }),
    reason: z.string().nullable(),
    recorded_by: z.int(),
    withdrawn_by: z.int().nullable(),
    withdrawn_at: z.string().nullable(),
    in_force: z.boolean().meta({ description: 'on leave on the business date' }),
  }),
  computed: ['in_force'],
  create: z.strictObject({
    user_id: id,
    from_on: calendarDate,
    until_on: comingDay(DAYS_AHEAD.promise),
    reason: optional(line(200)),
  }),
  sortable: ['id', 'from_on', 'until_on'],
  filters: { id: 'equals', user_id: 'equals', from_on: 'range', until_on: 'range' },
  searched: { part: ['reason'] },
  defaultSort: ['id', 'DESC'],
});
export type Absence = z.infer<(typeof absences)['record']>;
export type AbsenceRow = StoredRow<typeof absences>;
