import type { ContactRules } from '../../../server/domain/contact/contactRules.ts';

/** Rules of contact as the form edits them: what is left empty is not ruled. */
export interface ContactRuleForm {
  from: string | null;
  until: string | null;
  connected_per_day: number | null;
  attempts_per_day: number | null;
  third_party_after_failures: number | null;
  plan_freezes: boolean;
  visit_collectors: number | null;
}

export const EMPTY_CONTACT: ContactRuleForm = {
  from: null,
  until: null,
  connected_per_day: null,
  attempts_per_day: null,
  third_party_after_failures: null,
  plan_freezes: false,
  visit_collectors: null,
};

/** The counts, and whether more of one is stricter. */
export const COUNTS = [
  'connected_per_day',
  'attempts_per_day',
  'third_party_after_failures',
  'visit_collectors',
] as const;
const MORE_IS_STRICTER: readonly string[] = ['third_party_after_failures', 'visit_collectors'];

/** Turns the form into the contract's shape. */
export function contactRulesOf(form: ContactRuleForm): ContactRules {
  const rules: ContactRules = {};
  if (form.from && form.until) rules.hours = { from: form.from, until: form.until };
  for (const name of COUNTS) {
    const count = form[name];
    if (count !== null && count !== undefined) rules[name] = count;
  }
  if (form.plan_freezes) rules.plan_freezes = true;
  return rules;
}

/** Joins several rule sets: of each rule the strictest. */
export function strictestOf(sets: readonly ContactRules[]): ContactRules {
  const all: ContactRules = {};
  for (const set of sets) {
    if (set.hours) {
      const { from, until } = all.hours ?? set.hours;
      all.hours = {
        from: set.hours.from > from ? set.hours.from : from,
        until: set.hours.until < until ? set.hours.until : until,
      };
    }
    for (const name of COUNTS) {
      const [known, asked] = [all[name], set[name]];
      const stricter = MORE_IS_STRICTER.includes(name) ? Math.max : Math.min;
      if (asked !== undefined) all[name] = known === undefined ? asked : stricter(known, asked);
    }
    if (set.plan_freezes) all.plan_freezes = true;
  }
  return all;
}
