import { parseWhole } from '../../server/domain/input/numbers.ts';
import { isNumber, ParsedInput, type ParsedInputProps } from './ParsedInput.tsx';

/** A count, typed. It has no arrows and hears no wheel: a page scrolled past it changes nothing. */
export const WholeInput = (props: ParsedInputProps) => (
  <ParsedInput
    {...props}
    parse={parseWhole}
    print={String}
    isValue={isNumber}
    notUnderstoodKey="app.validation.whole"
    inputMode="numeric"
  />
);
