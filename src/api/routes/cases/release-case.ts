import { noBody } from '../../route.ts';
import { act, defineChange } from './change-case.ts';

export const releaseCase = defineChange({
  verb: 'release',
  name: 'releaseCase',
  summary: 'Give a claimed case back to its queue',
  body: noBody,
  change: (request, context) => act(request, context, { type: 'release' }),
});
