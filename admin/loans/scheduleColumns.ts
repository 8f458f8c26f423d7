/** A phone shows what is due in one column, a wider screen shows what it is made of. */
export const WIDE = { display: { xs: 'none', sm: 'table-cell' } } as const;
export const NARROW = { display: { xs: 'table-cell', sm: 'none' } } as const;
