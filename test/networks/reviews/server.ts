import { appStoreRoute, appStoreState, type AppStoreState } from './app-store.ts';
import { playRoute, playState, type PlayState } from './google-play.ts';
import { hellopeterRoute, hellopeterState, type HelloPeterState } from './hellopeter.ts';
import { startStage, type Stage } from './http-stage.ts';
import { ownSystemRoute, ownSystemState, type OwnSystemState } from './own-system.ts';
import { trustpilotRoute, trustpilotState, type TrustpilotState } from './trustpilot.ts';

export interface ReviewServer extends Stage {
  readonly trustpilot: TrustpilotState;
  readonly hellopeter: HelloPeterState;
  readonly play: PlayState;
  readonly appStore: AppStoreState;
  readonly own: OwnSystemState;
}

/** One local server that plays all review sites, each at the paths its vendor documents, and a customer's own system. Its states may be changed at any time. */
export async function startReviewServer(): Promise<ReviewServer> {
  const [trustpilot, hellopeter, play, appStore] = [trustpilotState(), hellopeterState(), playState(), appStoreState()];
  const own = ownSystemState();
  const stage = await startStage([
    trustpilotRoute(trustpilot),
    hellopeterRoute(hellopeter),
    playRoute(play),
    appStoreRoute(appStore),
    ownSystemRoute(own),
  ]);
  return { ...stage, trustpilot, hellopeter, play, appStore, own };
}
