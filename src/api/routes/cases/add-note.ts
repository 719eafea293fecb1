import { z } from 'zod';
import { act, defineChange } from './change-case.ts';

export const addNote = defineChange({
  verb: 'notes',
  name: 'addNote',
  summary: 'Write a note that only colleagues see',
  body: z.strictObject({ text: z.string().trim().min(1).max(10_000) }),
  change: (request, context) => act(request, context, { type: 'note', text: request.body.text }),
});
