import { useTranslate } from 'react-admin';
import { useEnumLabel } from '../shared/enums.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { Marked } from './Marked.tsx';
import type { PolicyValues } from './policyBook.ts';

type Rules = PolicyValues['sign_in'];

/** How people sign in; what differs from the rule it is laid beside is marked. */
export function SignInRows({ rules, against }: { rules: Rules; against: Rules | undefined }) {
  const translate = useTranslate();
  const role = useEnumLabel('roles');
  const said = {
    least_length: String(rules.least_length),
    password_days:
      rules.password_days === 0 ? translate('policies.never_changed') : String(rules.password_days),
    idle_minutes: String(rules.idle_minutes),
    session_hours: String(rules.session_hours),
    second_factor:
      rules.second_factor.map((name) => role(name)).join(translate('audit.comma')) ||
      translate('policies.nobody'),
  };
  const differs = (name: keyof Rules) =>
    against !== undefined && JSON.stringify(against[name]) !== JSON.stringify(rules[name]);
  return (
    <Facts>
      {Object.entries(said).map(([name, text]) => (
        <Fact key={name} labelKey={`policies.figures.${name}`}>
          <Marked when={differs(name as keyof Rules)}>{text}</Marked>
        </Fact>
      ))}
    </Facts>
  );
}
