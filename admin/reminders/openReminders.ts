/** A limit above what one person can work off in a day; the count says if there are others. */
const MOST = 100;

/** The reader's own that are not done, the most urgent first. */
export const OPEN_REMINDERS = {
  pagination: { page: 1, perPage: MOST },
  sort: { field: 'deadline_on', order: 'ASC' as const },
  filter: { done: false },
};

/** Those done last, to be taken up again where one was ticked off by mistake. */
export const DONE_REMINDERS = {
  pagination: { page: 1, perPage: 5 },
  sort: { field: 'remind_on', order: 'DESC' as const },
  filter: { done: true },
};

/** A console stays open all day; new ones come with the business day. */
export const REFETCH_MS = 10 * 60 * 1000;
