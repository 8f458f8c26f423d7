import { parseHundredths, printHundredths } from './format.ts';
import { isNumber, ParsedInput, type ParsedInputProps } from './ParsedInput.tsx';

/** Typed in percent a year ('12.5'), kept in basis points (1250). */
export const RateInput = (props: ParsedInputProps) => (
  <ParsedInput
    {...props}
    parse={parseHundredths}
    print={printHundredths}
    isValue={isNumber}
    notUnderstoodKey="app.validation.rate"
    inputMode="decimal"
  />
);
