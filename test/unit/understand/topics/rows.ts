import type { TopicRow } from '../../../../src/understand/train/topic-rows.ts';

const things: Readonly<Record<string, readonly string[]>> = {
  tyres: ['tyre', 'flat tyre', 'wheel', 'rim', 'puncture', 'tread'],
  brakes: ['brake', 'brake pads', 'squealing brakes', 'brake disc', 'handbrake', 'brake fluid'],
  lights: ['headlight', 'indicator', 'bulb', 'tail light', 'dashboard light', 'fog lamp'],
  none: ['lunch', 'the weather', 'my holiday', 'a film', 'this song', 'the match'],
};
const frames = [
  'my X needs a look',
  'when can you fix the X',
  'the X again, i am tired of it',
  'X trouble since monday',
  'a word on X',
  'is X covered',
];

/** Made-up texts of a garage's customers, and of no customers. */
export const garageRows: readonly TopicRow[] = Object.entries(things).flatMap(([topic, words]) =>
  words.flatMap((word) => frames.map((frame) => ({ text: frame.replace('X', word), topics: topic === 'none' ? [] : [topic] }))),
);
