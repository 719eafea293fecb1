import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Settings, TransformerSettings } from '../ports/settings.ts';
import type { SecondOpinion } from '../ports/understand.ts';
import { makeSecondOpinion } from '../understand/transformer/second-opinion.ts';
import type { LiveSettings } from './context.ts';
import type { Metrics } from './metrics.ts';
import { packageRoot } from './package.ts';

export interface OpinionParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly count: Metrics['secondOpinion'];
}

const transformerOf = (settings: Settings): TransformerSettings | undefined => settings.understanding?.transformer;

/** The second opinion of an installation's own model; undefined when its configuration names none. */
export function openSecondOpinion(settings: Settings, { clock, log, count }: OpinionParts): SecondOpinion | undefined {
  const transformer = transformerOf(settings);
  return transformer && makeSecondOpinion({ settings: transformer, folders: [packageRoot], log, now: clock.now, count });
}

/** The second opinion that the configuration in force names, at any time; without one the labels stay as they are. */
export function followSecondOpinion(live: Pick<LiveSettings, 'current' | 'onChange'>, parts: OpinionParts): SecondOpinion {
  let named = JSON.stringify(transformerOf(live.current()));
  let opinion = openSecondOpinion(live.current(), parts);
  const stop = live.onChange(() => {
    const next = JSON.stringify(transformerOf(live.current()));
    if (next === named) return;
    named = next;
    void opinion?.close();
    opinion = openSecondOpinion(live.current(), parts);
  });
  return {
    version: async () => (opinion ? opinion.version() : null),
    revise: async (texts, labels, signal) => (opinion ? opinion.revise(texts, labels, signal) : labels),
    async close() {
      stop();
      await opinion?.close();
    },
  };
}
