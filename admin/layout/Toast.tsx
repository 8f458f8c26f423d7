import { Notification, useNotificationContext } from 'react-admin';

const READ_MS = 4000;
const GLANCE_MS = 800;

/**
 * Messages below the page. The newest counts: an older one gives way after a glance, so that quick
 * work is never told late.
 */
export function Toast() {
  const { notifications } = useNotificationContext();
  return <Notification autoHideDuration={notifications.length > 0 ? GLANCE_MS : READ_MS} />;
}
