import { parseMoney } from '../../server/domain/input/numbers.ts';
import { printHundredths } from './format.ts';
import { isNumber, ParsedInput, type ParsedInputProps } from './ParsedInput.tsx';

/** Typed in yuan ('3,241.5', '1.4638万'), kept in fen (324150). */
export const MoneyInput = (props: ParsedInputProps) => (
  <ParsedInput
    {...props}
    parse={parseMoney}
    print={printHundredths}
    isValue={isNumber}
    notUnderstoodKey="app.validation.money"
    inputMode="decimal"
  />
);
