import english from 'ra-language-english';
import type { TranslationMessages } from 'react-admin';

const { ra: shipped } = english;

/** react-admin's English, in this console's words where its own are about elements and items. */
export const ra: TranslationMessages = {
  ra: {
    ...shipped,
    action: {
      ...shipped.action,
      add_filter: 'Filter',
      back: 'Back',
      create: 'New',
      clear_input_value: 'Clear',
    },
    page: {
      ...shipped.page,
      create: 'New %{name}',
      edit: 'Edit %{name} %{recordRepresentation}',
      not_found: 'No such page',
      empty: 'No %{name} yet',
    },
    message: {
      ...shipped.message,
      access_denied: 'Your role does not give access to this page.',
      error: 'The page failed and what you did was not completed.',
      invalid_form: 'Some fields need attention.',
      not_found: 'The address is wrong or the link is out of date.',
      unsaved_changes: 'Some changes are not saved. Leave and discard them?',
    },
    navigation: {
      ...shipped.navigation,
      page_range_info: '%{offsetBegin}–%{offsetEnd} of %{total}',
      page_rows_per_page: 'Rows:',
    },
    auth: {
      ...shipped.auth,
      user_menu: 'Account',
      sign_in_error: 'Sign-in failed, please try again',
      logout: 'Sign out',
      auth_check_error: 'Please sign in',
    },
    notification: {
      ...shipped.notification,
      updated: 'Saved |||| %{smart_count} saved',
      created: 'Created',
      deleted: 'Deleted |||| %{smart_count} deleted',
      logged_out: 'Your session has ended. Please sign in again.',
      item_doesnt_exist: 'There is no such record',
      not_authorized: 'Your role does not give access to this.',
    },
    validation: {
      ...shipped.validation,
      minValue: 'At least %{min}',
      maxValue: 'At most %{max}',
      maxLength: 'At most %{max} characters',
      minLength: 'At least %{min} characters',
      regex: 'Not in the right format',
    },
  },
};
