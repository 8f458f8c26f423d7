import { useTranslate } from 'react-admin';
import type { CaseEvent } from '../../../server/contract/resources/caseEvents.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { formatMoney } from '../../shared/format.ts';

/**
 * The text of an event: its name, with the stage or the kind it is about, and the words and amounts
 * that belong to it.
 */
export function useEventText(): (event: CaseEvent) => { head: string; text: string } {
  const translate = useTranslate();
  const kind = useEnumLabel('case_event_kinds');
  const words = {
    stage: useEnumLabel('case_stages'),
    outcome: useEnumLabel('case_outcomes'),
    interruption: useEnumLabel('interruption_kinds'),
    suspension: useEnumLabel('suspension_kinds'),
    cost: useEnumLabel('cost_kinds'),
    form: useEnumLabel('guarantee_forms'),
    hearing: useEnumLabel('hearing_statuses'),
    measure: useEnumLabel('measure_kinds'),
    decision: useEnumLabel('decision_kinds'),
  };
  return (event) => {
    const said = (name: string): string =>
      typeof event.details[name] === 'string' ? event.details[name] : '';
    const day = (name: string, key: string) =>
      said(name) && translate(`legal_cases.events.${key}`, { on: said(name) });
    const money = (name: string, key: string) => {
      const minor = event.details[name];
      return typeof minor === 'number' && minor > 0
        ? translate(`legal_cases.events.${key}`, { amount: formatMoney(minor) })
        : '';
    };
    const about = {
      stage: words.stage(said('to')),
      interruption: words.interruption(said('kind')),
      suspension: words.suspension(said('kind')),
      cost: words.cost(said('cost_kind')),
      guarantee: words.form(said('form')),
      hearing: words.hearing(said('status')),
      measure: words.measure(said('kind')),
    } as Partial<Record<CaseEvent['kind'], string>>;
    const details = [
      words.outcome(said('closed_outcome')),
      words.decision(said('decision_kind')),
      said('property'),
      said('case_no'),
      said('court'),
      said('judge'),
      said('time'),
      said('room'),
      money('amount_minor', 'amount'),
      money('claimed_minor', 'claimed'),
      money('awarded_minor', 'awarded'),
      day('handed_in_on', 'handed_in'),
      day('served_on', 'served'),
      day('took_effect_on', 'took_effect'),
      day('gone_on', 'gone'),
      day('performance_ends_on', 'performance'),
      day('until_on', 'until'),
      day('claimed_on', 'claimed_on'),
      event.details['withdrawn'] === true ? translate('legal_cases.limitation.withdrawn') : '',
      event.details['reversed'] === true ? translate('legal_cases.events.reversed') : '',
      event.details['effect_proven'] === false
        ? translate('legal_cases.events.effect_unproven')
        : '',
      event.text ?? '',
    ];
    return {
      head: [kind(event.kind), about[event.kind]].filter(Boolean).join(' · '),
      text: [...new Set(details.filter(Boolean))].join(' · '),
    };
  };
}
