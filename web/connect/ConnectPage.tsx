import type { ReactNode } from 'react';
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
  useTitle('Connect');
  return (
    <main id="main" className="page prose">
      <header className="page-head">
        <h1>Connect the real thing</h1>
      </header>
      <p>
        The sample runs while no configuration is given. These steps replace it with your brand. The README’s sections on X,
        Facebook and review sites say where each network hands out its credentials.
      </p>
      <ol className="steps">
        <Step title="Write a configuration">
          <p>
            Save this as <code>earshot.yaml</code> and change the names. Every setting is explained in{' '}
            <code>config/example.yaml</code>.
          </p>
          <pre tabIndex={0} aria-label="Example of a configuration">
            {configuration}
          </pre>
        </Step>
        <Step title="Hand over the credentials">
          <p>
            They are read from the environment and never written into the file: what stands as <code>{'${X_BEARER_TOKEN}'}</code>{' '}
            above is the variable of that name.
          </p>
          <pre tabIndex={0}>export X_BEARER_TOKEN=…</pre>
        </Step>
        <Step title="Check it">
          <p>This tries the file, the stores and each connection’s credentials, and says in one line each what is wrong.</p>
          <pre tabIndex={0}>EARSHOT_CONFIG=earshot.yaml npm run earshot -- doctor</pre>
        </Step>
        <Step title="Start">
          <p>The page then asks you to sign in. The first password is printed at the start, or set by EARSHOT_ADMIN_PASSWORD.</p>
          <pre tabIndex={0}>EARSHOT_CONFIG=earshot.yaml npm start</pre>
        </Step>
      </ol>
      <p>
        No network account at hand? Add a connection with <code>network: custom</code> and send items to{' '}
        <code>POST /v1/intake</code>, or import a file with <code>npm run earshot -- import</code>.
      </p>
    </main>
  );
}

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <li>
      <h2>{title}</h2>
      {children}
    </li>
  );
}
