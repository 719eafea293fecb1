import { makeSmtpMailer } from '../mail/smtp.ts';
import type { Mailer } from '../ports/mail.ts';
import type { MailSettings } from '../ports/settings.ts';
import type { LiveSettings } from './context.ts';

/** The mailer of the settings in force, whenever asked; null while they name no server. */
export function followMail(live: Pick<LiveSettings, 'current'>): () => Mailer | null {
  let made: { readonly settings: MailSettings; readonly mailer: Mailer } | null = null;
  return () => {
    const settings = live.current().mail ?? null;
    if (settings === null) return null;
    if (made?.settings !== settings) made = { settings, mailer: makeSmtpMailer(settings) };
    return made.mailer;
  };
}
