import type { NormalisedMention } from '../../../src/domain/index.ts';
import { type Fields, fieldsOf, httpsUrlOf, listOf, wordOf } from './read.ts';

type Media = NormalisedMention['media'][number];
type MediaType = Media['type'];

function entry(type: MediaType, url: unknown): readonly Media[] {
  const safe = httpsUrlOf(url);
  return safe === undefined ? [] : [{ type, url: safe }];
}

function typeOfLink(item: string): MediaType {
  if (item === 'photo' || item === 'album') return 'image';
  return item === 'video' ? 'video' : 'link';
}

/** Photos, videos and links of a webhook's feed value. */
export function feedMedia(value: Fields): readonly Media[] {
  const photos = Array.isArray(value['photos']) ? value['photos'] : [];
  return [
    ...entry('image', value['photo']),
    ...photos.flatMap((photo) => entry('image', photo)),
    ...entry('video', value['video']),
    ...entry(typeOfLink(wordOf(value['item'])), value['link']),
  ];
}

function attachedFile(type: string, media: Fields | undefined, link: unknown): readonly Media[] {
  const picture = fieldsOf(media?.['image'])?.['src'];
  if (type.includes('video')) return entry('video', media?.['source'] ?? link);
  if (/photo|image|sticker|album/.test(type)) return entry('image', picture ?? link);
  return entry('link', link);
}

/** What a Graph post or comment carries (`attachments`, `attachment`, `full_picture`). */
export function graphMedia(object: Fields): readonly Media[] {
  const attachments = [...listOf(object['attachments']), ...[fieldsOf(object['attachment'])].filter((one) => one !== undefined)];
  const found = attachments.flatMap((attachment) => {
    const parts = [attachment, ...listOf(attachment['subattachments'])];
    return parts.flatMap((part) => {
      const type = wordOf(part['media_type'] ?? part['type']);
      return attachedFile(type, fieldsOf(part['media']), part['unshimmed_url'] ?? part['url']);
    });
  });
  return found.length > 0 ? found : entry('image', object['full_picture']);
}

const MESSENGER_TYPES: ReadonlyMap<string, MediaType> = new Map([
  ['image', 'image'],
  ['video', 'video'],
  ['audio', 'audio'],
  ['file', 'file'],
]);

/** Attachments of a Messenger webhook. */
export function messengerMedia(message: Fields): readonly Media[] {
  return listOf(message['attachments']).flatMap((attachment) => {
    const url = fieldsOf(attachment['payload'])?.['url'] ?? attachment['url'];
    return entry(MESSENGER_TYPES.get(wordOf(attachment['type'])) ?? 'link', url);
  });
}

function mimeMedia(attachment: Fields): readonly Media[] {
  const image = fieldsOf(attachment['image_data'])?.['url'];
  const video = fieldsOf(attachment['video_data'])?.['url'];
  if (image !== undefined) return entry('image', image);
  if (video !== undefined) return entry('video', video);
  return entry(wordOf(attachment['mime_type']).startsWith('audio/') ? 'audio' : 'file', attachment['file_url']);
}

/** Attachments, sticker and shared links of a message read from Graph. */
export function graphMessageMedia(message: Fields): readonly Media[] {
  return [
    ...listOf(message['attachments']).flatMap(mimeMedia),
    ...entry('image', message['sticker']),
    ...listOf(message['shares']).flatMap((share) => entry('link', share['link'])),
  ];
}
