import { Button, Skeleton, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type {
  Restructure,
  RestructureReview,
  RestructureStep,
} from '../../../server/contract/resources/restructures.ts';
import { ErrorState } from '../../shared/ErrorState.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { Section } from '../../shared/Section.tsx';
import { StepHead, Trail, TrailItem, Written } from '../../shared/Trail.tsx';
import { FiguresOfStep } from './FiguresOfStep.tsx';
import { MovedFigures } from './MovedFigures.tsx';
import { useHindrance } from './useHindrance.ts';
import { useSteps } from './useReview.ts';

/** The steps taken with the request, oldest first, each with the figures its author saw. */
export function Steps({ request }: { request: Restructure }) {
  const { data: steps, error, refetch } = useSteps(request.id);
  return (
    <Section titleKey="restructures.steps.title">
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {steps && (
        <Trail>
          {steps.map((step) => (
            <Step key={step.id} step={step} />
          ))}
        </Trail>
      )}
      {!steps && !error && <Skeleton height={80} />}
    </Section>
  );
}

function Step({ step }: { step: RestructureStep }) {
  const translate = useTranslate();
  const label = useEnumLabel('restructure_steps');
  const [open, setOpen] = useState(false);
  const text = useDetails()(step);
  const moved = movedOf(step);
  const head = (
    <>
      <StepHead name={label(step.step)} by={step.actor_name} at={step.occurred_at} />
      {step.figures && (
        <Button aria-expanded={open} onClick={() => setOpen(!open)} sx={{ minHeight: 24, py: 0 }}>
          {translate(open ? 'restructures.steps.hide' : 'restructures.steps.show')}
        </Button>
      )}
    </>
  );
  return (
    <TrailItem head={head}>
      {text === '' ? null : <Typography>{text}</Typography>}
      {step.comment && <Written>{step.comment}</Written>}
      {moved.length > 0 && (
        <>
          <Typography color="text.secondary" sx={{ mt: 0.5 }}>
            {translate('restructures.steps.moved')}
          </Typography>
          <MovedFigures moved={moved} />
        </>
      )}
      {open && step.figures && <FiguresOfStep figures={step.figures} />}
    </TrailItem>
  );
}

const movedOf = ({ details }: RestructureStep): RestructureReview['moved'] =>
  Array.isArray(details?.['moved']) ? (details['moved'] as RestructureReview['moved']) : [];

/**
 * Details of a step beside its name: the party that signed, the verdict on the plan, the fields
 * that changed.
 */
function useDetails(): (step: RestructureStep) => string {
  const translate = useTranslate();
  const party = useEnumLabel('parties');
  const plan = useEnumLabel('plan_statuses');
  const hindrance = useHindrance();
  return ({ step, details }) => {
    const said = (name: string) => (typeof details?.[name] === 'string' ? details[name] : '');
    if (step === 'sign')
      return translate('restructures.steps.signed', {
        party: party(said('party')),
        on: said('signed_on'),
      });
    if (step === 'hinder') return hindrance(said('key'), details);
    if (step === 'update') {
      const fields = Array.isArray(details?.['fields']) ? details['fields'].map(String) : [];
      return translate('restructures.steps.changed', {
        fields: fields
          .map((name) => translate(`resources.restructures.fields.${name}`, { _: name }))
          .join(translate('audit.comma')),
      });
    }
    if (step !== 'judge') return '';
    return [
      translate('restructures.steps.judged', { status: plan(said('plan_status')) }),
      said('restarted_on') === ''
        ? ''
        : translate('restructures.steps.restarted', { on: said('restarted_on') }),
      said('observation_ends_on') === ''
        ? ''
        : translate('restructures.steps.watched', { on: said('observation_ends_on') }),
    ].join('');
  };
}
