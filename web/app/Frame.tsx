import type { ReactNode } from 'react';
import { CorrectionsProvider } from '../correct/corrections.tsx';
import { KeysProvider } from '../keys/keys.tsx';
import { GlobalKeys } from './GlobalKeys.tsx';
import { Sections } from './Sections.tsx';
import { StaleNotice } from './StaleNotice.tsx';
import { TopBar } from './TopBar.tsx';

/** Top bar, page, and on small screens the sections at the bottom. */
export function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <KeysProvider>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <div className="frame">
        <TopBar />
        <StaleNotice />
        <CorrectionsProvider>
          <div className="frame-body">{children}</div>
        </CorrectionsProvider>
        <Sections place="bottom" />
      </div>
      <GlobalKeys />
    </KeysProvider>
  );
}
