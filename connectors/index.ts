import type { AnyConnector } from '../src/ports/connector.ts';
import { appStoreConnector } from './app-store/index.ts';
import { customConnector } from './custom/index.ts';
import { facebookConnector } from './facebook/index.ts';
import { googlePlayConnector } from './google-play/index.ts';
import { hellopeterConnector } from './hellopeter/index.ts';
import { entry, findIn } from './registry.ts';
import { rssConnector } from './rss/index.ts';
import { trustpilotConnector } from './trustpilot/index.ts';
import { xConnector } from './x/index.ts';

/** Every network there is: one import and one entry each. Checked when this is loaded. */
export const connectors: readonly AnyConnector[] = [
  entry(xConnector),
  entry(facebookConnector),
  entry(trustpilotConnector),
  entry(hellopeterConnector),
  entry(googlePlayConnector),
  entry(appStoreConnector),
  entry(rssConnector),
  entry(customConnector),
];

/** The connector of that id or alias (`twitter` is `x`), in any case; undefined when there is none. */
export function findConnector(idOrAlias: string): AnyConnector | undefined {
  return findIn(connectors, idOrAlias);
}
