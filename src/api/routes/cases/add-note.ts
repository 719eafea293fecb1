import { z } from 'zod';
import { badInput } from '../../problems.ts';
import { apiSchemas } from '../../views/registry.ts';
import { act, defineChange } from './change-case.ts';

const mentionsSchema = z
  .array(z.string().min(1).max(256))
  .max(20)
  .optional()
  .register(apiSchemas, { description: 'E-mail addresses of colleagues whom the note is for: they find the case among theirs.' });

export const addNote = defineChange({
  verb: 'notes',
  name: 'addNote',
  summary: 'Write a note that only colleagues see',
  body: z.strictObject({ text: z.string().trim().min(1).max(10_000), mentions: mentionsSchema }),
  change: async (request, context) => {
    const notify = request.body.mentions ?? [];
    const { agents } = context.deps.configuration();
    const unknown = notify.findIndex((id) => !agents.some(({ email }) => email === id));
    if (unknown >= 0) throw badInput([{ path: `mentions[${unknown}]`, message: 'is no agent of the configuration' }]);
    return act(request, context, { type: 'note', text: request.body.text, notify });
  },
});
