/**
 * Flags that no supervisor has answered, and those that one has: a flag has an answer since some
 * day.
 */
export const UNANSWERED = { review_status: 'flagged', answered_at: null } as const;
export const ANSWERED = { review_status: 'flagged', answered_at_gte: '2000-01-01' } as const;
