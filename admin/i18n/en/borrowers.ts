export const borrowers = {
  resources: {
    borrowers: {
      name: 'Borrower |||| Borrowers',
      fields: {
        id: 'No.', external_id: 'External ID', full_name: 'Name', national_id: 'National ID', phone: 'Phone', address: 'Address', region_code: 'Region code',
        employment_status: 'Employment', employer_name: 'Employer', monthly_income_minor: 'Monthly income (CNY)',
        monthly_income_minor_gte: 'Income from (CNY)', monthly_income_minor_lte: 'Income to (CNY)', other_lenders_count: 'Other lenders',
        other_debt_minor: 'Other debt (CNY)', company_name: 'Own company', time_zone: 'Local time', identity_status: 'Identity', created_at: 'Added at', updated_at: 'Updated at',
        version: 'Record version',
      },
    },
  },
  borrowers: {
    list: {
      search: 'Name, ID, employer, or whole phone or national ID', empty_title: 'No borrowers yet',
      empty_hint: 'Borrowers you add or import appear here.', no_match_title: 'No borrower matches',
      no_match_hint: 'Phone and ID numbers need the whole number. Or loosen the filters.',
    },
    show: {
      loans: 'Loans', loans_empty: 'No loans', loans_empty_hint: 'Loans opened for this borrower are listed here.', new_loan: 'New loan', details: 'Details',
      lenders: '%{smart_count} lender |||| %{smart_count} lenders',
    },
    form: {
      person: 'Person', work: 'Work and debt', masked_help: 'Phone, national ID and address are shown masked. Left as they are, the values stay.', region_help: 'Six-digit administrative code',
      time_zone_help: 'Only where it differs from Beijing. The hours of contact go by it', lenders_help: 'How many lenders besides us', external_help: 'Number in the source system, optional', create_title: 'New borrower',
      edit_title: 'Edit borrower %{name}',
    },
    delete: {
      title: 'Delete borrower %{name}?', body: 'Only a borrower without any loan can be deleted. The deletion goes on the audit record.',
      done: 'Borrower deleted', refused: 'Cannot be deleted',
    },
  },
};
