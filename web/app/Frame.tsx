import type { ReactNode } from 'react';
import { CorrectionsProvider } from '../correct/corrections.tsx';
import { useText } from '../i18n/use-text.ts';
import { KeysProvider } from '../keys/keys.tsx';
import { PresenceProvider } from '../presence/presence.tsx';
import { GlobalKeys } from './GlobalKeys.tsx';
import { Sections } from './Sections.tsx';
import { StaleNotice } from './StaleNotice.tsx';
import { TopBar } from './TopBar.tsx';

/** Top bar, page, and on small screens the sections at the bottom. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const t = useText('app');
  return (
    <KeysProvider>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <PresenceProvider>
        <div className="frame">
          <TopBar />
          <StaleNotice />
          <CorrectionsProvider>
            <div className="frame-body">{children}</div>
          </CorrectionsProvider>
          <Sections place="bottom" />
        </div>
      </PresenceProvider>
      <GlobalKeys />
    </KeysProvider>
  );
}
