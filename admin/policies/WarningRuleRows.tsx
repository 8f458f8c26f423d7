import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { WARNING_PARAMETERS, type WarningPolicy } from '../../server/domain/warnings/policy.ts';
import { WARNING_RULES, type WarningRuleName } from '../../server/domain/warnings/words.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { formatMoney } from '../shared/format.ts';

const MARK = { bgcolor: 'action.selected', fontWeight: 600 } as const;

interface Props {
  policy: WarningPolicy;
  against?: WarningPolicy | undefined;
}

/** What is watched, and who acts within how many days; a rule that differs is marked. */
export function WarningRuleRows({ policy, against }: Props) {
  const translate = useTranslate();
  const nameOf = useEnumLabel('warning_rules');
  const severity = useEnumLabel('severities');
  const owner = useEnumLabel('warning_owners');
  const same = (name: WarningRuleName): boolean =>
    against === undefined ||
    JSON.stringify(against.rules[name]) === JSON.stringify(policy.rules[name]);
  const figuresOf = (name: WarningRuleName): string =>
    Object.keys(WARNING_PARAMETERS[name])
      .map((figure) => {
        const value = (policy.rules[name] as unknown as Record<string, number>)[figure] ?? 0;
        const said = figure.endsWith('_minor') ? formatMoney(value) : String(value);
        return `${translate(`warning_rules.figures.${figure}`)} ${said}`;
      })
      .join(translate('warning_rules.and'));
  return (
    <>
      <Typography className="figures" sx={{ mb: 1 }}>
        {translate('warning_rules.facts', {
          fresh: policy.fresh_days,
          late: policy.late_days,
          within: policy.within_days,
        })}
      </Typography>
      <Table size="small" sx={{ '& td, & th': { px: 1 } }}>
        <TableHead>
          <TableRow>
            {['rule', 'severity', 'owner', 'act_days'].map((name) => (
              <TableCell key={name}>{translate(`warning_rules.${name}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {WARNING_RULES.map((name) => {
            const rule = policy.rules[name];
            return (
              <TableRow key={name} sx={same(name) ? {} : { '& td': MARK }}>
                <TableCell className="figures">
                  {nameOf(name)}
                  <Typography component="div" variant="body2" color="text.secondary">
                    {figuresOf(name)}
                  </Typography>
                </TableCell>
                <TableCell>
                  {rule.enabled ? severity(rule.severity) : translate('warning_rules.is_off')}
                </TableCell>
                <TableCell>{rule.enabled && owner(rule.owner)}</TableCell>
                <TableCell className="figures">{rule.enabled && rule.act_days}</TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </>
  );
}
