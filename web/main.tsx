import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from './app/query-client.ts';
import { reloadWhenReplaced } from './app/reload-once.ts';
import { router } from './app/router.tsx';
import { theme } from './app/theme.ts';
import { startLanguage } from './i18n/browser.ts';
import './styles/index.css';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no element with the id "root": the page cannot be drawn');

reloadWhenReplaced();

function draw(at: HTMLElement): void {
  // Variables and global classes stand in our style sheets: the security policy allows no style tags made at run time.
  createRoot(at).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
        <QueryClientProvider client={makeQueryClient()}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}

void startLanguage().then(() => draw(place));
