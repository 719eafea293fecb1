import { z } from 'zod';

/** The places where people speak. `custom` stands for items that arrive by intake or import. */
export const networks = [
  'x',
  'facebook',
  'instagram',
  'trustpilot',
  'hellopeter',
  'google-business',
  'google-play',
  'app-store',
  'bluesky',
  'mastodon',
  'reddit',
  'youtube',
  'rss',
  'email',
  'chat',
  'voice',
  'custom',
] as const;

export const networkSchema = z.enum(networks);
export type Network = z.infer<typeof networkSchema>;
