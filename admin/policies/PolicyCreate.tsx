import { Alert, Box, Skeleton, Typography } from '@mui/material';
import { useEffect, useRef, type ReactNode } from 'react';
import { maxLength, required, SelectInput, TextInput, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { CONFIDENCES } from '../../server/contract/enums.ts';
import { KINDS_FOR_ALL, KINDS_OF_SUPERVISORS } from '../../server/contract/policyKinds.ts';
import type { Policy } from '../../server/contract/resources/policies.ts';
import { DayInput } from '../shared/DayInput.tsx';
import { useChoices } from '../shared/enums.ts';
import { EnumInput } from '../shared/EnumInput.tsx';
import { ErrorState } from '../shared/ErrorState.tsx';
import { FormGrid } from '../shared/FormGrid.tsx';
import { isSame } from '../shared/forms/typed.ts';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { useBusinessDate, useSession } from '../shared/session.ts';
import { isTogether, type PolicyKind } from './policyBook.ts';
import { ruleOf, startOf, startOfAll, type RuleForm } from './ruleForm.ts';
import { RuleInputs } from './RuleInputs.tsx';
import { isTold, Touch } from './Touch.tsx';
import { usePolicies } from './usePolicies.ts';
import { CreatePage } from '../shared/forms/CreatePage.tsx';
import { PageForm } from '../shared/forms/PageForm.tsx';

const CONFIDENCE_CHOICES = CONFIDENCES.map((id) => ({
  id,
  name: `policies.confidence_long.${id}`,
}));

/** The form of the contract: one rule, of the kind chosen. */
function toContract({ rule, ...values }: Record<string, unknown>) {
  const kind = values['kind'] as PolicyKind;
  const product = KINDS_FOR_ALL.includes(kind) ? null : values['product'] || null;
  return { ...values, product, value: ruleOf(kind, rule as RuleForm) };
}

/** Proposes a rule from a date on, starting from the one that would count then. */
export function PolicyCreate() {
  const today = useBusinessDate();
  const role = useSession()?.role;
  const { policies, error, refetch } = usePolicies();
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!policies) return <Skeleton variant="rounded" height={480} sx={{ mt: 2 }} />;
  const defaults = {
    kind: role === 'supervisor' ? 'outreach' : 'cost_cap',
    product: null,
    effective_on: today,
    confidence: 'C',
    rule: startOfAll(policies, today),
  };
  return (
    <CreatePage title="policies.form.title" transform={toContract} sx={{ maxWidth: 900 }}>
      <PageForm
        defaultValues={defaults}
        sanitizeEmptyValues
        toolbar={<SaveToolbar label="policies.form.save" isNew />}
      >
        <Hint />
        <Questions policies={policies} />
      </PageForm>
    </CreatePage>
  );
}

function Hint() {
  const translate = useTranslate();
  const kind = useWatch({ name: 'kind' }) as PolicyKind;
  return (
    <Alert severity="info" sx={{ width: '100%', mb: 1 }}>
      {translate(isTogether(kind) ? 'policies.form.together_hint' : 'policies.form.hint')}
    </Alert>
  );
}

function Questions({ policies }: { policies: readonly Policy[] }) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const products = useChoices('products');
  const role = useSession()?.role;
  const kind = useWatch({ name: 'kind' }) as PolicyKind;
  useStartingRule(policies, kind);
  return (
    <>
      <FormGrid>
        <EnumInput
          source="kind"
          of="policy_kinds"
          only={role === 'supervisor' ? KINDS_OF_SUPERVISORS : undefined}
          validate={required()}
          helperText={false}
        />
        {!KINDS_FOR_ALL.includes(kind) && (
          <SelectInput
            source="product"
            choices={products}
            translateChoice={false}
            emptyText="policies.all_products"
            helperText="policies.form.product_help"
          />
        )}
      </FormGrid>
      <Part titleKey="policies.form.rules">
        <RuleInputs key={kind} kind={kind} />
        {isTold(kind) && <TypedTouch kind={kind} />}
      </Part>
      <Part titleKey="policies.form.basis">
        <FormGrid>
          <DayInput
            source="effective_on"
            validate={[
              required(),
              (on: unknown) =>
                typeof on === 'string' && on < today
                  ? translate('policies.form.effective_help', { day: today })
                  : undefined,
            ]}
            helperText={translate('policies.form.effective_help', { day: today })}
          />
          <SelectInput
            source="confidence"
            choices={CONFIDENCE_CHOICES}
            validate={required()}
            helperText={false}
          />
          <TextInput
            source="source"
            validate={[required(), maxLength(200)]}
            helperText="policies.form.source_help"
          />
          <TextInput
            source="article"
            validate={maxLength(200)}
            helperText="policies.form.article_help"
          />
        </FormGrid>
        <TextInput
          source="reason"
          multiline
          minRows={2}
          validate={[required(), maxLength(500)]}
          helperText={false}
        />
      </Part>
    </>
  );
}

/** What the rule would touch as it is typed. */
function TypedTouch({ kind }: { kind: PolicyKind }) {
  const rule = useWatch({ name: 'rule' }) as RuleForm;
  return <Touch kind={kind} value={ruleOf(kind, rule)} />;
}

/** Another product may have a rule of its own to start from; what was typed stays. */
function useStartingRule(policies: readonly Policy[], kind: PolicyKind) {
  const today = useBusinessDate();
  const { setValue, getValues, control } = useFormContext();
  const product = useWatch({ name: 'product' }) as string | null | undefined;
  const asked = product || null;
  const last = useRef(`${kind}/`);
  useEffect(() => {
    const wanted = `${kind}/${asked ?? ''}`;
    if (last.current === wanted) return;
    last.current = wanted;
    const began = (control._defaultValues['rule'] ?? {}) as Record<string, unknown>;
    if (!isSame(getValues(`rule.${kind}`), began[kind])) return;
    setValue(`rule.${kind}`, startOf(policies, kind, asked, today));
  }, [policies, kind, asked, today, setValue, getValues, control]);
}

function Part({ titleKey, children }: { titleKey: string; children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, mt: 2, p: 0, minWidth: 0, width: '100%' }}>
      <Typography component="legend" variant="subtitle1" sx={{ p: 0, mb: 1 }}>
        {translate(titleKey)}
      </Typography>
      {children}
    </Box>
  );
}
