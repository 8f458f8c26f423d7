import { z } from 'zod';
import { ATTACHMENT_KINDS, FILING_OBSTACLES, FILING_WARNINGS, PREPARE_REASONS } from '../enums.ts';
import { id } from '../primitives.ts';

/**
 * Whether a loan may be sued for: what stands against it, what is attached, what is missing,
 * whether the limitation runs.
 */
export const filingGate = z.object({
  passes: z.boolean(),
  evidence: z.array(
    z.object({
      kind: z.enum(ATTACHMENT_KINDS),
      attachment_id: z.int().nullable(),
      file_name: z.string().nullable(),
      sha256: z.string().nullable(),
      found_on: z.enum(['legal_cases', 'loans', 'borrowers']).nullable(),
      withdrawn: z
        .boolean()
        .meta({ description: 'withdrawn after the filing, which stands on it all the same' }),
    }),
  ),
  frozen: z
    .boolean()
    .meta({ description: 'the evidence is what the case was filed on, as its filing keeps it' }),
  missing: z.array(z.enum(ATTACHMENT_KINDS)),
  obstacles: z
    .array(z.enum(FILING_OBSTACLES))
    .meta({ description: 'what stands against the claim itself' }),
  warnings: z
    .array(z.enum(FILING_WARNINGS))
    .meta({ description: 'what does not keep from filing but should be meant' }),
  claimed_minor: z.int(),
  owed_minor: z.int().meta({ description: 'principal, interest, penalty and costs on the day' }),
  limitation_expires_on: z.string(),
  limitation_expired: z.boolean().meta({
    description:
      'a supervisor may override this with a reason; missing evidence and obstacles nobody may',
  }),
});
export type FilingGate = z.infer<typeof filingGate>;

/** Opens drafts for many loans at once, or only checks which loans would get one. */
export const prepareRequest = z.strictObject({ loan_ids: z.array(id).min(1).max(500) });
export const prepareCheck = z.object({
  ready: z.object({ count: z.int(), claimed_minor: z.int() }),
  refused: z.object({ count: z.int(), claimed_minor: z.int() }),
  loans: z.array(
    z.object({
      loan_id: z.int(),
      loan_no: z.string(),
      borrower_name: z.string(),
      claimed_minor: z.int(),
      days_past_due: z.int(),
      ready: z.boolean(),
      reasons: z.array(z.enum(PREPARE_REASONS)),
      missing: z.array(z.enum(ATTACHMENT_KINDS)),
      limitation_expires_on: z.string(),
      legal_case_id: z.int().nullable(),
      draft_claimed_minor: z.int().nullable().meta({
        description:
          'what the case that is open already claims, where it is not filed and above what is owed',
      }),
    }),
  ),
});
export type PrepareCheck = z.infer<typeof prepareCheck>;
export const prepareAnswer = z.object({
  created: z.array(z.object({ loan_id: z.int(), legal_case_id: z.int() })),
  skipped: z.array(z.object({ loan_id: z.int(), reasons: z.array(z.string()) })),
});
export type PrepareAnswer = z.infer<typeof prepareAnswer>;
