import { createRootRoute, createRoute, createRouter, redirect, retainSearchParams } from '@tanstack/react-router';
import { CasesPage } from '../cases/CasesPage.tsx';
import { NothingOpen } from '../inbox/NothingOpen.tsx';
import { CrashPage, NotFoundPage } from './ErrorPages.tsx';
import { lazyPage } from './lazy-page.ts';
import { Root } from './Root.tsx';
import { casesSearch, connectionsSearch, feedSearch, overviewSearch, parseAddress, rootSearch, writeAddress } from './search.ts';

const root = createRootRoute({
  component: Root,
  validateSearch: rootSearch,
  search: { middlewares: [retainSearchParams(['brand'])] },
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/feed', replace: true });
  },
});
const feed = createRoute({
  getParentRoute: () => root,
  path: '/feed',
  component: lazyRouteComponent(() => import('../feed/FeedPage.tsx'), 'FeedPage'),
  validateSearch: feedSearch,
});
const cases = createRoute({ getParentRoute: () => root, path: '/cases', component: CasesPage, validateSearch: casesSearch });
const noCase = createRoute({ getParentRoute: () => cases, path: '/', component: NothingOpen });
const oneCase = createRoute({
  getParentRoute: () => cases,
  path: '$caseId',
  component: lazyPage('reply', () => import('../case/CasePage.tsx'), 'CasePage'),
});
const overview = createRoute({
  getParentRoute: () => root,
  path: '/overview',
  validateSearch: overviewSearch,
  component: lazyPage('brand', () => import('../overview/OverviewPage.tsx'), 'OverviewPage'),
});
const connections = createRoute({
  getParentRoute: () => root,
  path: '/connections',
  validateSearch: connectionsSearch,
  component: lazyPage('settings', () => import('../connections/ConnectionsPage.tsx'), 'ConnectionsPage'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/connections', replace: true });
  },
});
const orphans = createRoute({
  getParentRoute: () => root,
  path: '/orphans',
  component: lazyPage('brand', () => import('../overview/OrphansPage.tsx'), 'OrphansPage'),
});
const connect = createRoute({
  getParentRoute: () => root,
  path: '/connect',
  component: lazyPage('settings', () => import('../connect/ConnectPage.tsx'), 'ConnectPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    feed,
    cases.addChildren([noCase, oneCase]),
    overview,
    connections,
    settings,
    orphans,
    connect,
  ]),
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  defaultPreload: 'intent',
  defaultErrorComponent: CrashPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
