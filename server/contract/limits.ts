/** Bounds that the schemas, the screens and the tests share. */

/** 1 billion yuan in fen: the largest single amount. A book of 90,000 such loans still sums below 2^53. */
export const MAX_AMOUNT_MINOR = 100_000_000_000;
/** 1,000 % a year. */
export const MAX_RATE_BPS = 100_000;
export const MAX_INSTALLMENTS = 360;
export const MAX_PAGE_ROWS = 1000;
export const MAX_TEXT = 5000;
/** How long a contact about to be made keeps its slot of the day. */
export const CONTACT_SLOT_MINUTES = 15;
/** A hold longer than this holds only so long until a supervisor approves it. */
export const UNAPPROVED_HOLD_DAYS = 30;
export const FIRST_DATE = '1970-01-01';
export const LAST_DATE = '2199-12-31';
/** One attached file: 10 MB. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** Ids are 32-bit integers in the database. */
export const MAX_ID = 2_147_483_647;
/** A password's least number of characters; length counts for more than signs. */
export const MIN_PASSWORD_LENGTH = 12;
/** Notes and recordings are kept so long at least: Measures for the Administration of Consumer Finance Companies [B]. A lender's policy may only say longer. */
export const MIN_RETENTION_YEARS = 5;
