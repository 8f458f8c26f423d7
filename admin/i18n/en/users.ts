export const users = {
  resources: {
    users: {
      name: 'User |||| Users',
      fields: {
        username: 'Username',
        full_name: 'Name',
        role: 'Role',
        team: 'Team',
        active: 'Status',
        last_sign_in_at: 'Last sign-in',
        password: 'Password',
        id: 'Number',
        created_at: 'Created at',
        updated_at: 'Updated at',
        version: 'Record version',
      },
    },
  },
  enums: { user_states: { active: 'In use', off: 'Switched off' } },
  users: {
    list: {
      search: 'Name, username or team',
      both: 'All',
      none_title: 'No user fits',
      none_hint: 'Try another condition, or clear the filters.',
    },
    form: {
      create_title: 'New user',
      create: 'Create user',
      username_help:
        'Signs in with it; it cannot change later. Lower-case letters, digits, dots, dashes',
      role_help: 'Decides what the person sees and may do; a change counts at once',
      own_role: 'Another administrator changes your role',
      team_help: 'Flagged notes are answered by a supervisor of the same team. May stay empty',
      new_team_hint: 'Type the name of the team',
      new_team: 'New team "%{item}"',
    },
    access: {
      title: 'Signing in',
      hint: 'Give a new password when the old one is lost. Switch off who leaves or moves on; nobody is deleted.',
      off_hint: 'This person cannot sign in. What they did keeps their name.',
      own: 'Change your own password in the account menu at the top right. Another administrator can switch off your account.',
    },
    switch: {
      off: {
        action: 'Switch off',
        title: 'Switch off the account of %{name}?',
        body: '%{name} is signed out at once and cannot sign in any more. Notes, decisions and the audit keep the name; loans assigned to this person stay assigned. You can switch the account on again.',
        done: 'The account of %{name} is switched off',
      },
      on: {
        action: 'Switch on again',
        title: 'Switch the account of %{name} on again?',
        body: '%{name} can sign in with the former password, in the same role and team.',
        done: 'The account of %{name} is switched on again',
      },
    },
    password: {
      own_menu: 'Change password',
      own_title: 'Change your password',
      own_hint: 'You will be signed out on your other devices.',
      own_done: 'Your password is changed',
      set: 'Set password',
      set_title: 'New password for %{name}',
      set_hint:
        'Saving it signs this person out at once. Tell them in person or by phone, and ask them to change it after signing in.',
      set_done: '%{name} has a new password',
      current: 'Current password',
      new: 'New password',
      again: 'Once more',
      first: 'First password',
      first_help:
        'At least %{count} characters. Tell the person face to face or by phone, and ask them to change it after signing in',
      length_help: 'At least %{count} characters; a sentence that is easy to remember will do',
      differs: 'The two passwords differ',
      save: 'Save password',
    },
  },
};
