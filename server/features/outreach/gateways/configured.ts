import type { Deps } from '../../../deps.ts';
import type { Gateways } from './gateway.ts';
import { httpGateway } from './httpGateway.ts';
import { smtpGateway } from './smtpGateway.ts';

/** The gateways that the settings name; none where nothing is to leave. */
export function configuredGateways({ config, clock }: Pick<Deps, 'config' | 'clock'>): Gateways {
  const { leaves, sms, app, smtp } = config.outreach;
  if (!leaves) return {};
  const now = () => clock.now();
  return {
    ...(sms && { sms: httpGateway(sms, now) }),
    ...(app && { app: httpGateway(app, now) }),
    ...(smtp && { email: smtpGateway(smtp) }),
  };
}
