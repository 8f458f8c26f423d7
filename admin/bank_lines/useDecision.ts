import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import type { BankLine } from '../../server/contract/resources/bankLines.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { fieldErrorsOf, messageOf } from '../shared/errors.ts';

/** Sends a decision that a form asks for; a refusal stands at its fields, what was typed stays. */
export function useDecision(line: BankLine, verb: 'book' | 'split', onDone: () => void) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  return async (body: object) => {
    try {
      await dataProvider.command('bank_lines', line.id, verb, body);
      notify('bank.act.booked', { type: 'success' });
      onDone();
      refresh();
      return undefined;
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
      return fieldErrorsOf(error);
    }
  };
}
