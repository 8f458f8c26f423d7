import { useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { REPAIR_KINDS, type RepairKind } from '../../../server/contract/enums.ts';
import { ChoiceButtons } from '../../shared/ChoiceButtons.tsx';
import { DayInput } from '../../shared/DayInput.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { FormGrid } from '../../shared/FormGrid.tsx';
import { ASKS_OF } from './asks.ts';
import { ForbiddenNotice } from './ForbiddenNotice.tsx';
import { PlainChoices } from '../../shared/PlainChoices.tsx';

/** Asks for the kind of request, its reason, and what the person wants, in plain words. */
export function KindAndAsk() {
  const translate = useTranslate();
  const label = useEnumLabel('repair_kinds');
  const { setValue, getValues } = useFormContext();
  const kind = useWatch({ name: 'kind' }) as RepairKind | null | undefined;
  const kindChosen = (next: RepairKind) => {
    const [usual] = ASKS_OF[next];
    if (!ASKS_OF[next].includes(getValues('asks_for') as never))
      setValue('asks_for', usual, { shouldDirty: true });
  };
  return (
    <>
      <PlainChoices
        source="kind"
        choices={REPAIR_KINDS.map((value) => ({
          value,
          text: label(value),
          hint: translate(`credit_repairs.form.kind_hints.${value}`),
        }))}
        onChoose={kindChosen}
      />
      <ChoiceButtons source="cause" of="repair_causes" isRequired />
      {kind && (
        <>
          <PlainChoices
            source="asks_for"
            choices={ASKS_OF[kind].map((value) => ({
              value,
              text: translate(`credit_repairs.form.asks.${value}`),
            }))}
          />
          <ForbiddenNotice />
        </>
      )}
      {kind === 'pre_report_notice' && (
        <FormGrid>
          <DayInput source="told_on" helperText="credit_repairs.form.told_help" />
          <DayInput source="reported_on" helperText="credit_repairs.form.reported_help" />
        </FormGrid>
      )}
    </>
  );
}
