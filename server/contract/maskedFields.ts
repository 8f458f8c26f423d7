/** Fields of a person that are shown masked and revealed one by one, with a reason. */
export const MASKED_BORROWER_FIELDS = ['national_id', 'phone', 'address'] as const;
export const MASKED_CONTACT_FIELDS = ['phone', 'national_id', 'address'] as const;
export const MASKED_NUMBER_FIELDS = ['phone'] as const;
