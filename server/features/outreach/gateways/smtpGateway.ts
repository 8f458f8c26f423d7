import { createTransport } from 'nodemailer';
import {
  GATEWAY_TIMEOUT_MS,
  shortWords,
  type Gateway,
  type Handed,
  type Letter,
} from './gateway.ts';

/** Email over SMTP. A mail server cannot be asked what became of a message: it is unsure then. */

export interface SmtpSettings {
  readonly url: string;
  readonly from: string;
}

/** Steps of the conversation before the text itself: what failed there was not taken. */
const BEFORE_TEXT = ['CONN', 'EHLO', 'HELO', 'STARTTLS', 'AUTH', 'MAIL FROM', 'RCPT TO'];

function failureOf(error: unknown): Handed {
  const { responseCode, command, message } = error as {
    responseCode?: number;
    command?: string;
    message?: string;
  };
  const words = shortWords(message ?? String(error));
  if (responseCode !== undefined)
    return { kind: responseCode >= 500 ? 'rejected' : 'not_taken', words };
  const early = BEFORE_TEXT.some((step) => command?.toUpperCase().startsWith(step));
  return { kind: early ? 'not_taken' : 'unsure', words };
}

export function smtpGateway({ url, from }: SmtpSettings): Gateway {
  const transport = createTransport(url, { from });
  const host = from.replace(/^.*@|[>\s]/g, '');
  return {
    send: async ({ key, to, subject, text }: Letter): Promise<Handed> => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<Handed>((resolve) => {
        timer = setTimeout(
          () => resolve({ kind: 'unsure', words: 'no answer in time' }),
          GATEWAY_TIMEOUT_MS,
        );
      });
      try {
        const mail = { messageId: `<${key}@${host}>`, to, subject: subject ?? '', text };
        const sent = transport
          .sendMail(mail)
          .then(({ messageId }): Handed => ({ kind: 'accepted', reference: messageId }))
          .catch(failureOf);
        return await Promise.race([sent, late]);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => {
      transport.close();
    },
  };
}
