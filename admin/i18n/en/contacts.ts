export const contacts = {
  resources: {
    borrower_contacts: {
      name: 'Contact |||| Contacts',
      fields: {
        id: 'No.',
        borrower_id: 'Borrower',
        relation: 'Role',
        full_name: 'Name',
        phone: 'Phone',
        relationship: 'Relationship',
        consented_on: 'Consented on',
        refused_on: 'Refused on',
        last_contacted_at: 'Last contacted',
        created_at: 'Added at',
        updated_at: 'Updated at',
        version: 'Record version',
      },
    },
  },
  enums: { contact_relations: { guarantor: 'Guarantor', emergency_contact: 'Emergency contact' } },
  contacts: {
    title: 'Guarantors and emergency contacts',
    empty: 'No guarantor or emergency contact on record.',
    add: 'Add contact',
    edit: 'Edit %{name}',
    refused: 'Refuses contact since %{day}',
    consented: 'Consented %{day}',
    contacted: 'Last contacted',
    form: {
      add_title: 'Add a contact',
      edit_title: 'Edit the contact',
      save: 'Save',
      saved: 'Contact saved',
      relationship_help: 'Such as spouse, parent, colleague',
      masked_help: 'Shown masked. Left as it is, the value stays.',
      consented_help: 'When they agreed to guarantee or to be called',
      role_stays:
        'Who refused keeps this role. If they signed a guarantee, add them as a guarantor with the day of consent.',
      refused_help: 'When they asked not to be called again',
    },
    delete: {
      action: 'Delete %{name}',
      title: 'Delete contact %{name}?',
      body: 'Only a person who was never contacted can be deleted. The deletion goes on the audit record.',
      done: 'Contact deleted',
    },
  },
};
