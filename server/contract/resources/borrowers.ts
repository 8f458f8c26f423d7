import { z } from 'zod';
import { EMPLOYMENT_STATUSES, IDENTITY_STATUSES, TIME_ZONES } from '../enums.ts';
import { nationalId, nationalIdOrMasked, phone, phoneOrMasked } from '../personal.ts';
import { key, line, minor, openWord, optional, stamps, timeZone } from '../primitives.ts';
import { matchAnswer } from './people.ts';
import { type StoredRow, changeable, defineResource, searchStored } from '../resource.ts';

const fields = {
  external_id: optional(key(64)),
  full_name: line(100),
  national_id: optional(nationalId),
  phone: optional(phone),
  address: optional(line(200)),
  region_code: optional(key(6).regex(/^\d{6}$/)),
  employment_status: optional(openWord('employment_statuses', line(40))),
  employer_name: optional(line(100)),
  monthly_income_minor: optional(minor),
  other_lenders_count: optional(z.int().min(0).max(1000)),
  other_debt_minor: optional(minor),
  company_name: optional(line(100)),
  time_zone: optional(timeZone),
  identity_status: z.enum(IDENTITY_STATUSES).optional(),
};

const changes = {
  ...fields,
  national_id: optional(nationalIdOrMasked),
  phone: optional(phoneOrMasked),
};

const borrowerRecord = z.object({
  ...stamps,
  external_id: z.string().nullable(),
  full_name: z.string(),
  national_id: z.string().nullable().meta({ description: 'masked' }),
  phone: z.string().nullable().meta({ description: 'masked' }),
  address: z.string().nullable().meta({ description: 'masked' }),
  region_code: z.string().nullable(),
  employment_status: z
    .string()
    .nullable()
    .meta({ examples: [...EMPLOYMENT_STATUSES] }),
  employer_name: z.string().nullable(),
  monthly_income_minor: z.int().nullable(),
  other_lenders_count: z.int().nullable(),
  other_debt_minor: z.int().nullable(),
  company_name: z.string().nullable(),
  time_zone: z
    .string()
    .nullable()
    .meta({ description: 'IANA name; null: Asia/Shanghai', examples: [...TIME_ZONES] }),
  identity_status: z.enum(IDENTITY_STATUSES),
  person_id: z
    .int()
    .nullable()
    .meta({ description: 'the same in all rows of one person; null where there is one row' }),
  merged_into_id: z
    .int()
    .nullable()
    .meta({ description: 'this row was merged into that one, and is kept as a pointer only' }),
  outstanding_minor: z.int().meta({ description: 'unpaid principal and interest of all loans' }),
  overdue_minor: z.int(),
  days_past_due: z.int().meta({ description: 'of the running loan that is longest overdue' }),
  tier: z.string().nullable().meta({ description: 'of that loan; null where none is running' }),
});
export type Borrower = z.infer<typeof borrowerRecord>;

export const borrowers = defineResource({
  name: 'borrowers',
  record: borrowerRecord,
  computed: ['outstanding_minor', 'overdue_minor', 'days_past_due', 'tier'],
  stored: z.object({ ...searchStored, entered_by: z.int().nullable() }),
  folded: {
    columns: ['full_name', 'external_id', 'company_name', 'employer_name'],
    read: ['full_name', 'company_name'],
    wording: 'word',
  },
  create: z.strictObject(fields),
  update: changeable(changes),
  sortable: [
    'id',
    'full_name',
    'external_id',
    'monthly_income_minor',
    'other_debt_minor',
    'identity_status',
    'created_at',
    'updated_at',
  ],
  filters: {
    id: 'equals',
    full_name: 'equals',
    external_id: 'equals',
    identity_status: 'equals',
    employment_status: 'equals',
    region_code: 'equals',
    monthly_income_minor: 'range',
    other_debt_minor: 'range',
    other_lenders_count: 'range',
    person_id: 'equals',
    merged_into_id: 'equals',
    created_at: 'range',
  },
  searched: {
    part: [],
    whole: ['phone', 'national_id'],
  },
  defaultSort: ['id', 'DESC'],
});

/** A new borrower, and a change of one, with the answer to rows that look like the same person. */
export const newBorrower = borrowers.create.extend(matchAnswer);
export const borrowerChange = borrowers.update.extend(matchAnswer);

/** A borrower as its table holds it. */
export type BorrowerRow = StoredRow<typeof borrowers>;
