import type { ReactNode } from 'react';
import { RichText } from '../i18n/RichText.tsx';
import { useText } from '../i18n/use-text.ts';
import { useTitle } from '../ui/use-title.ts';

const configuration = `brands:
  - id: my-brand
    name: My brand
    terms: ["my brand", "@mybrand"]
    ownAccounts: { x: ["mybrand"] }
connections:
  - id: my-x
    brand: my-brand
    network: x
    credentials: { bearerToken: "\${X_BEARER_TOKEN}" }
    listen: { stream: true, search: true, mentions: true }
queues:
  - id: care
    name: Care
    sla: { firstResponse: 30m, nextResponse: 1h, resolution: 24h }
    fallbackOwner: you@example.com
agents:
  - { email: you@example.com, name: You, roles: [supervisor], queues: [care], languages: [en] }`;

/** From the sample to one's own brand, in the order in which it is done. */
export function ConnectPage() {
  const t = useText('settings');
  useTitle(t('connect'));
  return (
    <main id="main" className="page prose">
      <header className="page-head">
        <h1>{t('connectReal')}</h1>
      </header>
      <p>{t('connectIntro')}</p>
      <ol className="steps">
        <Step title={t('writeConfiguration')}>
          <p>
            <RichText area="settings" name="writeConfigurationHow" with={{ code: asCode }} />
          </p>
          <pre tabIndex={0} aria-label={t('configurationExample')}>
            {configuration}
          </pre>
        </Step>
        <Step title={t('handCredentials')}>
          <p>
            <RichText area="settings" name="handCredentialsHow" with={{ code: asCode, variable: '${X_BEARER_TOKEN}' }} />
          </p>
          <pre tabIndex={0}>export X_BEARER_TOKEN=…</pre>
        </Step>
        <Step title={t('checkIt')}>
          <p>{t('checkItHow')}</p>
          <pre tabIndex={0}>EARSHOT_CONFIG=earshot.yaml npm run earshot -- doctor</pre>
        </Step>
        <Step title={t('start')}>
          <p>{t('startHow')}</p>
          <pre tabIndex={0}>EARSHOT_CONFIG=earshot.yaml npm start</pre>
        </Step>
      </ol>
      <p>
        <RichText area="settings" name="noAccount" with={{ code: asCode }} />
      </p>
    </main>
  );
}

function asCode(inside: ReactNode): ReactNode {
  return <code>{inside}</code>;
}

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <li>
      <h2>{title}</h2>
      {children}
    </li>
  );
}
