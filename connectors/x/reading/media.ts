import { z } from 'zod';
import type { NormalisedMention } from '../../../src/domain/index.ts';

type Media = NormalisedMention['media'];
type MediaItem = Media[number];

const text = z.string().nullish().catch(null);
const variantSchema = z.object({
  url: text,
  content_type: text,
  bit_rate: z.number().nullish().catch(null),
  bitrate: z.number().nullish().catch(null),
});
const variantsSchema = z.array(variantSchema.nullable().catch(null)).nullish().catch(null);

/** A medium as v2 (`includes.media`) and v1.1 (`extended_entities.media`) describe one. */
const mediaSchema = z.object({
  media_key: text,
  type: text,
  url: text,
  media_url_https: text,
  preview_image_url: text,
  variants: variantsSchema,
  video_info: z.object({ variants: variantsSchema }).nullish().catch(null),
});
type RawMedia = z.infer<typeof mediaSchema>;

function httpsOnly(address: string | null | undefined): string | null {
  if (address === null || address === undefined || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'https:' && url.username === '' ? address : null;
}

function bestVideo(media: RawMedia): string | null {
  const files = [...(media.variants ?? []), ...(media.video_info?.variants ?? [])]
    .filter((variant) => variant !== null)
    .filter((variant) => variant.content_type === 'video/mp4' && httpsOnly(variant.url) !== null)
    .sort((one, other) => (other.bit_rate ?? other.bitrate ?? 0) - (one.bit_rate ?? one.bitrate ?? 0));
  return httpsOnly(files[0]?.url);
}

function itemOf(media: RawMedia): MediaItem | undefined {
  const moving = media.type === 'video' || media.type === 'animated_gif';
  const video = moving ? bestVideo(media) : null;
  if (video !== null) return { type: 'video', url: video };
  const v2Address = httpsOnly(media.url);
  if (moving && media.media_url_https === undefined && v2Address !== null) return { type: 'video', url: v2Address };
  const image = httpsOnly(media.media_url_https) ?? (moving ? null : v2Address) ?? httpsOnly(media.preview_image_url);
  return image === null ? undefined : { type: 'image', url: image };
}

/** The media of a list that have an https address; with `keys`, only those, in the keys' order. */
export function mediaFrom(list: readonly unknown[], keys?: readonly string[]): Media {
  const all = list.flatMap((value) => {
    const media = mediaSchema.safeParse(value);
    return media.success ? [media.data] : [];
  });
  const wanted = keys === undefined ? all : keys.flatMap((key) => all.filter((media) => media.media_key === key).slice(0, 1));
  return wanted.map(itemOf).filter((item) => item !== undefined);
}
