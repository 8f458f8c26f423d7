import type { Block } from '../../../documents/model.ts';
import type { Draft } from './draft.ts';
import { linesOf } from './findings.ts';

/** What comes of a decision, and what the person may do. */

const NEXT_PAUSE = {
  running: 'next_pause',
  over: 'next_pause_over',
  ended: 'next_pause_ended',
  cancelled: 'next_pause_cancelled',
} as const;

/** One sentence alone has no number. */
const numbered = (texts: readonly string[]): Block[] =>
  texts.map((text, at) => ({
    kind: 'paragraph',
    mark: texts.length === 1 ? '' : `${at + 1}.`,
    text,
  }));

/** What happens to the correction; one that was sent after the letter was not known to it. */
function correctionStep({ input: { correction, made_on }, say, date }: Draft): string[] {
  if (correction === null) return [];
  const { sent_on, reference } = correction;
  return sent_on !== null && sent_on <= made_on
    ? [say('next_corrected', { sent_on: date(sent_on), reference: reference ?? '' })]
    : [say('next_correct')];
}

/** What a grant of relief brings: the pause, and the talk about a new plan. */
function grantedSteps({ input: { request, pause }, say, date }: Draft): string[] {
  if (request.decision !== 'grant') return [];
  const paused =
    pause === null
      ? []
      : [
          say(NEXT_PAUSE[pause.state], {
            from: date(pause.from_on),
            until: date(pause.until_on),
            ended_on: date(pause.ended_on),
          }),
        ];
  return [...paused, ...(request.wants_restructure ? [say('next_restructure')] : [])];
}

/** That the explanation was attached or, where it may help, that one can be. */
function explanationStep({ input: { request }, say }: Draft): string[] {
  const { decision, kind, explanation } = request;
  if (decision === 'grant' && explanation !== null) return [say('next_explained')];
  return decision === 'decline' || kind === 'relief' ? [say('next_explain')] : [];
}

export function next(draft: Draft): Block[] {
  const { input, say, date } = draft;
  const {
    request: { kind, decision, forbidden },
    record_kept_until,
  } = input;
  const steps = [
    ...correctionStep(draft),
    ...(decision === 'decline' && kind === 'objection' && forbidden === null
      ? [say('next_mark')]
      : []),
    ...grantedSteps(draft),
    ...(record_kept_until !== null && (kind === 'relief' || forbidden !== null)
      ? [say('next_kept', { kept_until: date(record_kept_until) })]
      : []),
    ...explanationStep(draft),
    ...(kind !== 'objection' && linesOf(input).length > 0 ? [say('next_object')] : []),
  ];
  return numbered(steps.length === 0 ? [say('next_none')] : steps);
}

export const rights = ({ say }: Draft): Block[] =>
  numbered([say('rights_complain'), say('rights_sue'), say('rights_free')]);
