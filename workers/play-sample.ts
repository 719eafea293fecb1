import type { Worker } from '../src/app/context.ts';

/** Plays the sample feed through the ordinary intake, where there is no configuration. */
export const sampleWorker: Worker = {
  name: 'play-sample',
  role: 'work',
  async start(app) {
    if (!app.sample) return async () => {};
    const stop = new AbortController();
    const playing = app.sample.play(stop.signal).catch((error: unknown) => {
      if (!stop.signal.aborted)
        app.log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'the sample stopped playing');
    });
    return async () => {
      stop.abort();
      await playing;
    };
  },
};
