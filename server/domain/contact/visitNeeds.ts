import type { ContactAsk, RuleSet } from './contactRules.ts';

/** Something a visit needs beyond being allowed: people enough, or a yes at the door. */
export interface VisitNeed {
  rule: 'visit_collectors' | 'visit_consent';
  source: string;
  article: string | null;
  collectors?: number;
}

/** What a visit that so many go on still needs; empty for other channels. */
export function visitNeeds(
  { channel, collectors = 1 }: ContactAsk,
  sets: readonly RuleSet[],
  consent: Pick<VisitNeed, 'source' | 'article'>,
): VisitNeed[] {
  if (channel !== 'visit') return [];
  const strictest = sets.reduce<RuleSet | null>(
    (most, set) =>
      (set.rules.visit_collectors ?? 1) > (most?.rules.visit_collectors ?? 1) ? set : most,
    null,
  );
  const people = strictest?.rules.visit_collectors ?? 1;
  const two: VisitNeed[] =
    strictest === null || people <= collectors
      ? []
      : [
          {
            rule: 'visit_collectors',
            source: strictest.source,
            article: strictest.article,
            collectors: people,
          },
        ];
  return [...two, { rule: 'visit_consent', source: consent.source, article: consent.article }];
}
