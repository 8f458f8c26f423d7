/**
 * Filter of users: those whom work can be given to. What a person who left has in hand still shows
 * their name.
 */
export const DESK_PEOPLE = { role: ['staff', 'supervisor'], active: true } as const;
