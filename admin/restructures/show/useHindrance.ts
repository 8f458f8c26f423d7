import { useTranslate } from 'react-admin';
import type { RestructureStep } from '../../../server/contract/resources/restructures.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { parseMoney } from '../../../server/domain/input/numbers.ts';
import { formatMoney } from '../../shared/format.ts';

/**
 * Says why a signed plan could not take effect. `hindrance` is the rule, `details` what the step
 * kept of it.
 */
export function useHindrance(): (
  hindrance: string,
  details?: RestructureStep['details'],
) => string {
  const translate = useTranslate();
  const component = useEnumLabel('components');
  return (hindrance, details) => {
    const { part, agreed, now, ...others } = (details?.['parameters'] ?? {}) as Record<
      string,
      string | number
    >;
    // Amounts come as yuan.
    const yuan = (text: string | number | undefined) =>
      formatMoney(parseMoney(String(text ?? '')) ?? 0);
    const words =
      hindrance === 'owes_more_than_agreed' && part !== undefined
        ? { part: component(String(part)), agreed: yuan(agreed), now: yuan(now) }
        : others;
    const known = hindrance !== 'owes_more_than_agreed' || part !== undefined;
    return translate(
      known ? `restructures.hindrance.${hindrance}` : 'restructures.hindrance.other',
      { ...words, _: translate('restructures.hindrance.other') },
    );
  };
}
