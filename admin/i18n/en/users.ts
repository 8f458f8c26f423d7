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
        second_factor: 'Code at sign-in',
        waits_for: 'Waits for',
        password_set_at: 'Password set at',
        must_change_password: 'Must change the password',
        password: 'Password',
        id: 'Number',
        created_at: 'Created at',
        updated_at: 'Updated at',
        version: 'Record version',
      },
    },
  },
  enums: { user_states: { active: 'In use', waiting: 'To confirm', off: 'Switched off' } },
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
      role_help:
        'Decides what the person sees and may do. Making somebody supervisor, compliance or administrator needs a second person; after a change they sign in anew',
      own_role: 'Another administrator changes your role',
      team_help: 'Flagged notes are answered by a supervisor of the same team. May stay empty',
      new_team_hint: 'Type the name of the team',
      new_team: 'New team "%{item}"',
    },
    access: {
      title: 'Signing in',
      hint: 'Give a new password when the old one or the phone is lost. Switch off who leaves or moves on; nobody is deleted.',
      deciding_hint:
        'This account decides on what others ask: another administrator or compliance must confirm a new password and a reset of its authenticator.',
      new_hint: 'This person cannot sign in before the account is confirmed.',
      waits: '"%{kind}" was asked for; another administrator or compliance must confirm it.',
      see_request: 'See the request',
      asked_done: 'Asked for; it counts once another person has confirmed it',
      reset_factor: 'Reset authenticator',
      reset_factor_title: 'Reset the authenticator of %{name}?',
      reset_factor_body:
        'For a phone that was lost or changed, with no recovery code at hand. Once another person confirms it, %{name} is signed out and signs in without a code; a role that needs one sets up a new authenticator then. Make sure first that it is really them who ask.',
      sessions: 'Signed in at',
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
        body: '%{name} can sign in with the former password, in the same role and team. An account that decides and was turned down when it was made needs another person to confirm it.',
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
        'Saving it signs this person out at once. Tell it them in person or by phone; it serves for one sign-in, in which they set a password of their own.',
      set_asked_hint:
        'This account decides on what others ask: the new password counts once another administrator or compliance has confirmed it, and the person is signed out then. Tell it them in person or by phone; in their next sign-in they set a password of their own.',
      set_done: '%{name} has a new password',
      current: 'Current password',
      new: 'New password',
      again: 'Once more',
      first: 'First password',
      first_help:
        'At least %{count} characters. Tell the person face to face or by phone; in the first sign-in they set a password of their own',
      length_help:
        'At least %{count} characters; a sentence that is easy to remember will do. No common passwords, no user name, nothing that follows the keyboard',
      differs: 'The two passwords differ',
      save: 'Save password',
    },
  },
};
