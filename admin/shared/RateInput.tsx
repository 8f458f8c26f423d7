import { parsePercent } from '../../server/domain/input/numbers.ts';
import { printHundredths } from './format.ts';
import { isNumber, ParsedInput, type ParsedInputProps } from './ParsedInput.tsx';

/** Typed in percent a year ('12.5'), kept in basis points (1250). */
export const RateInput = (props: ParsedInputProps) => (
  <ParsedInput
    {...props}
    parse={parsePercent}
    print={printHundredths}
    isValue={isNumber}
    notUnderstoodKey="app.validation.rate"
    inputMode="decimal"
  />
);
