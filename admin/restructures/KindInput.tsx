import { Typography } from '@mui/material';
import { useInput, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { RESTRUCTURE_KINDS, type RestructureKind } from '../../server/contract/enums.ts';
import { MAX_INSTALLMENTS } from '../../server/contract/limits.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { Choice } from '../shared/ChoiceButtons.tsx';
import { ChoiceRow, ChoiceSet } from '../shared/ChoiceSet.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { presetOf, type FormTerms } from './requestForm.ts';
import { useQuota } from '../parts/restructures/useQuota.ts';

const someKind = (kinds: unknown) =>
  Array.isArray(kinds) && kinds.length > 0 ? undefined : 'restructures.form.kinds_required';

/**
 * Chooses the kinds of change, in any combination. Choosing one sets the terms it is about and
 * shows its questions.
 */
export function KindInput({ loan }: { loan: Loan }) {
  const translate = useTranslate();
  const label = useEnumLabel('restructure_kinds');
  const { data: quota } = useQuota();
  const { setValue, getValues } = useFormContext();
  const { field, fieldState, id } = useInput<{ kinds: RestructureKind[] }>({
    source: 'kinds',
    validate: someKind,
  });
  const kinds = (field.value ?? []) as RestructureKind[];
  const toggle = (kind: RestructureKind) => {
    const chosen = !kinds.includes(kind);
    field.onChange(
      RESTRUCTURE_KINDS.filter((each) => (each === kind ? chosen : kinds.includes(each))),
    );
    const terms = getValues('terms') as FormTerms;
    const preset = presetOf(kind, chosen, {
      loan,
      terms,
      most: quota?.max_installments ?? MAX_INSTALLMENTS,
    });
    for (const [name, value] of Object.entries(preset))
      setValue(`terms.${name}`, value, { shouldDirty: true });
    if (kind === 'add_guarantor' && !chosen) setValue('guarantor_id', null, { shouldDirty: true });
  };
  const hint = kinds.map((kind) => translate(`restructures.form.kind_hints.${kind}`));
  return (
    <ChoiceSet
      id={id}
      error={fieldState.error}
      label={translate('resources.restructures.fields.kinds')}
    >
      <ChoiceRow>
        {RESTRUCTURE_KINDS.map((kind, index) => (
          <Choice
            key={kind}
            type="checkbox"
            name={`${id}-${kind}`}
            label={label(kind)}
            checked={kinds.includes(kind)}
            inputRef={index === 0 ? field.ref : undefined}
            onChoose={() => toggle(kind)}
            onBlur={field.onBlur}
          />
        ))}
      </ChoiceRow>
      {fieldState.error ? null : (
        <Typography
          variant="caption"
          component="p"
          sx={{ color: 'text.secondary', m: 0, mt: 0.75 }}
        >
          {hint.length > 0 ? hint.join(' ') : translate('restructures.form.kinds_help')}
        </Typography>
      )}
    </ChoiceSet>
  );
}
