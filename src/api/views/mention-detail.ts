import { z } from 'zod';
import type { Mention } from '../../domain/index.ts';
import { findPrivateData } from '../../understand/private/find.ts';
import { privateKinds } from '../../understand/private/span.ts';
import type { Viewer } from '../caller.ts';
import { mentionView, mentionViewSchema } from './mention.ts';
import { apiSchemas, named } from './registry.ts';

const privateSpanSchema = z.object({ kind: z.enum(privateKinds), start: z.int(), end: z.int() });

export const mentionDetailSchema = named(
  'MentionDetail',
  mentionViewSchema.extend({
    private: z.array(privateSpanSchema).register(apiSchemas, {
      description:
        'Private data in the text: its kind and where it stands, in UTF-16 units, `end` exclusive. None for a redacted one.',
    }),
  }),
  { description: 'A mention, with what of its text must not be repeated in public.' },
);

/** One mention looked at by itself. */
export function mentionDetailView(mention: Mention, viewer: Viewer): z.infer<typeof mentionDetailSchema> {
  const view = mentionView(mention, viewer);
  return { ...view, private: [...findPrivateData(view.text)] };
}
