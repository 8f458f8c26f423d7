/**
 * The record of a form that makes something else than the page shows: without one of its own it
 * would hold, and send, the fields of the page's.
 */
export const NO_RECORD = {};
