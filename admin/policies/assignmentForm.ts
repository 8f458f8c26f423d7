import type { AssignmentPolicy } from '../../server/domain/assignment/assignmentRules.ts';

type Rule = AssignmentPolicy['rules'][number];

/** A rule while it is typed: every field may still be missing. */
export type AssignmentRuleForm = {
  [F in Exclude<keyof Rule, 'to'>]?: Rule[F] | null;
} & {
  to?: { [F in keyof Rule['to'][number]]?: Rule['to'][number][F] | null }[] | null;
};

export interface AssignmentForm {
  rules: AssignmentRuleForm[];
  balance: AssignmentPolicy['balance'];
  sticky: boolean;
  automatic: boolean;
}

/** Refuses a list in which a name stands twice: moves are told by the name of their rule. */
export const namedTwice = (rules: readonly AssignmentRuleForm[] | undefined) => {
  const names = (rules ?? []).flatMap(({ name }) => name?.trim() ?? []);
  return new Set(names).size === names.length ? undefined : 'policies.form.names_once';
};

/** A line names a person or a team; the team stands beside the person it excludes. */
export const oneTaker = (team: unknown, all: unknown, { source }: { source?: string }) => {
  const path = (source ?? '').split('.').slice(0, -1);
  const line = path.reduce<unknown>(
    (at, part) => (at as Record<string, unknown> | undefined)?.[part],
    all,
  ) as { user_id?: number | null } | undefined;
  return team && line?.user_id ? 'assignment.form.one_taker' : undefined;
};

const isFilled = (value: unknown): boolean =>
  value != null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** What was left open asks nothing, and is not sent. */
const filled = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => isFilled(value))) as T;

/** The policy in the contract's shape. */
export const assignmentOf = ({ rules, balance, sticky, automatic }: AssignmentForm) => ({
  rules: rules.map(({ to, ...rule }) => ({ ...filled(rule), to: (to ?? []).map(filled) })),
  balance,
  sticky,
  automatic,
});
