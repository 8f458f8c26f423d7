/** Bounds that the schemas, the screens and the tests share. */

/**
 * 1 billion yuan in fen: the largest single amount. A book of 90,000 such loans still sums below
 * 2^53.
 */
export const MAX_AMOUNT_MINOR = 100_000_000_000;
/** 1,000 % a year. */
export const MAX_RATE_BPS = 100_000;
export const MAX_INSTALLMENTS = 360;
export const MAX_PAGE_ROWS = 1000;
export const MAX_TEXT = 5000;
/** How long who gave a verdict on a note may take it back, in minutes. */
export const TAKE_BACK_MINUTES = 10;
/** How long a contact about to be made keeps its slot of the day. */
export const CONTACT_SLOT_MINUTES = 15;
/**
 * Holds that are longer than this in all hold only so long until a supervisor approves the rest.
 */
export const UNAPPROVED_HOLD_DAYS = 30;
/** Holds with a shorter gap than this between them count as one. */
export const HOLD_GAP_DAYS = 7;
/**
 * How far ahead of the business date a day that is still to come may lie, in days: a year for a
 * promise, five for what somebody plans, ten for what a court or a policy sets, thirty for what was
 * agreed for a loan's whole term.
 */
export const DAYS_AHEAD = { promise: 366, plan: 5 * 366, order: 10 * 366, term: 30 * 366 } as const;
/** How far ahead a contact is asked about. */
export const MAX_CHECK_DAYS_AHEAD = 366;
export const FIRST_DATE = '1970-01-01';
export const LAST_DATE = '2199-12-31';
/** One attached file: 10 MB. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** Files that are sent together with a new record: so many, and all of them 30 MB. */
export const MAX_FILES_TOGETHER = 10;
export const MAX_BYTES_TOGETHER = 30 * 1024 * 1024;
/** What bears out the distress behind a request: the kinds of file that may come with it. */
export const EVIDENCE_KINDS = ['evidence', 'identity', 'other'] as const;
/** A request of a borrower without any loan came no longer ago than this. */
export const MAX_REPAIR_AGE_MONTHS = 12;
/** Ids are 32-bit integers in the database. */
export const MAX_ID = 2_147_483_647;
/** A password's least number of characters; length counts for more than signs. */
export const MIN_PASSWORD_LENGTH = 12;
/**
 * Notes and recordings are kept so long at least: Measures for the Administration of Consumer
 * Finance Companies [B]. A lender's policy may only say longer.
 */
export const MIN_RETENTION_YEARS = 5;

/** The dearest fee of an early payoff: a share of the principal, or months of its interest. */
export const MOST_EARLY_FEE = { bps: 1000, months: 12 } as const;

/** How far the rows of a filtered list are counted; beyond, its total says "at least so many". */
export const MAX_COUNTED = 10_000;

/** What of a bank's line is shown masked, and in plain for a reason. */
export const BANK_REVEALED_FIELDS = ['payer_account', 'remark'] as const;

/** Rows of all files of one import together; larger tapes go by the command. */
export const MOST_TAPE_ROWS = 200_000;
/** No row of a tape is longer than this, in bytes. */
export const MOST_LINE_BYTES = 64 * 1024;
