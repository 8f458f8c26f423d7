import { Table, TableBody, TableCell, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ContactRules } from '../../server/domain/contact/contactRules.ts';
import { COUNTS, strictestOf } from '../parts/policies/contactRules.ts';

const MARK = { bgcolor: 'action.selected', fontWeight: 600 } as const;

type Name = (typeof COUNTS)[number] | 'hours' | 'plan_freezes';
const NAMES: readonly Name[] = ['hours', ...COUNTS, 'plan_freezes'];

/**
 * The rules that a set has, one a row; a rule it says nothing of has none. What is stricter than
 * the sets it is laid beside is marked.
 */
export function ContactRuleRows({
  rules,
  against,
}: {
  rules: ContactRules;
  against: ContactRules | undefined;
}) {
  const translate = useTranslate();
  const figure = useFigure();
  const together = against && strictestOf([against, rules]);
  const tightens = (name: Name) =>
    together !== undefined && JSON.stringify(together[name]) !== JSON.stringify(against?.[name]);
  return (
    <Table size="small" sx={{ maxWidth: 480, '& td': { px: 1, height: 32 } }}>
      <TableBody>
        {NAMES.filter((name) => rules[name] !== undefined).map((name) => (
          <TableRow key={name} sx={tightens(name) ? { '& td': MARK } : {}}>
            <TableCell>{translate(`policies.figures.${name}`)}</TableCell>
            <TableCell className="figures" align="right">
              {figure(rules, name)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** The rules of a set in one line. */
export function useContactRuleText(): (rules: ContactRules) => string {
  const translate = useTranslate();
  const figure = useFigure();
  return (rules) =>
    NAMES.filter((name) => rules[name] !== undefined)
      .map((name) => `${translate(`policies.figures.${name}`)} ${figure(rules, name)}`)
      .join(' · ');
}

function useFigure() {
  const translate = useTranslate();
  return (rules: ContactRules, name: Name): string => {
    const value = rules[name];
    if (typeof value === 'object') return `${value.from}–${value.until}`;
    return typeof value === 'boolean'
      ? translate(value ? 'ra.boolean.true' : 'ra.boolean.false')
      : String(value ?? '');
  };
}
