import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { CasesPage } from '../cases/CasesPage.tsx';
import { NothingOpen } from '../inbox/NothingOpen.tsx';
import { CrashPage, NotFoundPage } from './ErrorPages.tsx';
import { lazyPage } from './lazy-page.ts';
import { Root } from './Root.tsx';
import {
  brandSearch,
  casesSearch,
  connectionsSearch,
  feedSearch,
  incidentSearch,
  incidentsSearch,
  parseAddress,
  rootSearch,
  webhooksSearch,
  writeAddress,
  qualitySearch,
  reportsSearch,
} from './search.ts';

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
const brand = createRoute({
  getParentRoute: () => root,
  path: '/brand',
  validateSearch: brandSearch,
  component: lazyPage('brand', () => import('../brand/BrandLayout.tsx'), 'BrandLayout'),
});
const brandHome = createRoute({
  getParentRoute: () => brand,
  path: '/',
  component: lazyPage('brand', () => import('../brand/OverviewPage.tsx'), 'OverviewPage'),
});
const brandTopics = createRoute({
  getParentRoute: () => brand,
  path: 'topics',
  component: lazyPage('brand', () => import('../brand/TopicsPage.tsx'), 'TopicsPage'),
});
const brandVoice = createRoute({
  getParentRoute: () => brand,
  path: 'voice',
  component: lazyPage('brand', () => import('../brand/VoicePage.tsx'), 'VoicePage'),
});
const brandPlaces = createRoute({
  getParentRoute: () => brand,
  path: 'places',
  component: lazyPage('brand', () => import('../brand/PlacesPage.tsx'), 'PlacesPage'),
});
const brandAuthors = createRoute({
  getParentRoute: () => brand,
  path: 'authors',
  component: lazyPage('brand', () => import('../brand/AuthorsPage.tsx'), 'AuthorsPage'),
});
const brandReviews = createRoute({
  getParentRoute: () => brand,
  path: 'reviews',
  component: lazyPage('brand', () => import('../brand/ReviewsPage.tsx'), 'ReviewsPage'),
});
const brandCare = createRoute({
  getParentRoute: () => brand,
  path: 'care',
  component: lazyPage('brand', () => import('../brand/CarePage.tsx'), 'CarePage'),
});
/** Where the overview stood before; links to it were kept and sent. */
const overview = createRoute({
  getParentRoute: () => root,
  path: '/overview',
  validateSearch: brandSearch,
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/brand', search, replace: true });
  },
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
  component: lazyPage('settings', () => import('../admin/SettingsLayout.tsx'), 'SettingsLayout'),
});
const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyPage('settings', () => import('../admin/OverviewPage.tsx'), 'SettingsOverviewPage'),
});
const settingsBrands = createRoute({
  getParentRoute: () => settings,
  path: 'brands',
  component: lazyPage('settings', () => import('../admin/BrandsPage.tsx'), 'BrandsPage'),
});
const settingsQueues = createRoute({
  getParentRoute: () => settings,
  path: 'queues',
  component: lazyPage('settings', () => import('../admin/QueuesPage.tsx'), 'QueuesPage'),
});
const settingsRules = createRoute({
  getParentRoute: () => settings,
  path: 'rules',
  component: lazyPage('settings', () => import('../admin/RulesPage.tsx'), 'RulesPage'),
});
const settingsAgents = createRoute({
  getParentRoute: () => settings,
  path: 'agents',
  component: lazyPage('settings', () => import('../admin/AgentsPage.tsx'), 'AgentsPage'),
});
const settingsConnections = createRoute({
  getParentRoute: () => settings,
  path: 'connections',
  component: lazyPage('settings', () => import('../admin/ConnectionsPage.tsx'), 'SettingsConnectionsPage'),
});
const settingsMacros = createRoute({
  getParentRoute: () => settings,
  path: 'macros',
  component: lazyPage('settings', () => import('../admin/MacrosPage.tsx'), 'MacrosPage'),
});
const settingsWebhooks = createRoute({
  getParentRoute: () => settings,
  path: 'webhooks',
  validateSearch: webhooksSearch,
  component: lazyPage('settings', () => import('../admin/WebhooksPage.tsx'), 'WebhooksPage'),
});
const settingsLetters = createRoute({
  getParentRoute: () => settings,
  path: 'dead-letters',
  component: lazyPage('settings', () => import('../admin/DeadLettersPage.tsx'), 'DeadLettersPage'),
});
const board = createRoute({
  getParentRoute: () => root,
  path: '/board',
  component: lazyPage('board', () => import('../supervise/BoardPage.tsx'), 'BoardPage'),
});
const quality = createRoute({
  getParentRoute: () => root,
  path: '/quality',
  validateSearch: qualitySearch,
  component: lazyPage('quality', () => import('../supervise/quality/QualityPage.tsx'), 'QualityPage'),
});
const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: reportsSearch,
  component: lazyPage('reports', () => import('../supervise/reports/ReportsPage.tsx'), 'ReportsPage'),
});
const incidents = createRoute({
  getParentRoute: () => root,
  path: '/incidents',
  validateSearch: incidentsSearch,
  component: lazyPage('incidents', () => import('../incidents/IncidentsPage.tsx'), 'IncidentsPage'),
});
const incident = createRoute({
  getParentRoute: () => root,
  path: '/incidents/$incidentId',
  validateSearch: incidentSearch,
  component: lazyPage('incidents', () => import('../incidents/IncidentPage.tsx'), 'IncidentPage'),
});
const digests = createRoute({
  getParentRoute: () => root,
  path: '/digests',
  component: lazyPage('digests', () => import('../digests/DigestsPage.tsx'), 'DigestsPage'),
});
const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  component: lazyPage('settings', () => import('../admin/PasswordPage.tsx'), 'PasswordPage'),
});
const orphans = createRoute({
  getParentRoute: () => root,
  path: '/orphans',
  component: lazyPage('brand', () => import('../brand/OrphansPage.tsx'), 'OrphansPage'),
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
    brand.addChildren([brandHome, brandTopics, brandVoice, brandPlaces, brandAuthors, brandReviews, brandCare]),
    overview,
    board,
    quality,
    reports,
    connections,
    settings.addChildren([
      settingsHome,
      settingsBrands,
      settingsQueues,
      settingsRules,
      settingsAgents,
      settingsConnections,
      settingsMacros,
      settingsWebhooks,
      settingsLetters,
    ]),
    incidents,
    incident,
    digests,
    password,
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
