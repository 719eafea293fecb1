import { labelChoiceSchema, OTHER_TOPIC, type LabelChoice, type Mention } from '../../../domain/index.ts';
import { correctMention } from '../../../pipeline/correct.ts';
import { seesPrivate } from '../../caller.ts';
import type { ApiDeps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { badInput, forbidden, notFound, unavailable } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { mentionDetailSchema, mentionDetailView } from '../../views/mention-detail.ts';

/** @throws Problem 400 naming every topic that the brand's taxonomy lacks */
function checkTopics(choice: LabelChoice, { brand }: Mention, deps: ApiDeps): void {
  if (choice.field !== 'topics') return;
  const known = new Set([OTHER_TOPIC, ...(deps.configuration().taxonomies[brand]?.topics ?? []).map(({ id }) => id)]);
  const faults = choice.value.flatMap((id, index) =>
    known.has(id) ? [] : [{ path: `value[${index}]`, message: `is no topic of brand ${brand}: it has ${[...known].join(', ')}` }],
  );
  if (faults.length > 0) throw badInput(faults);
}

export const correctMentionLabel = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/mentions/:id/corrections',
  name: 'correctMention',
  tag: 'mentions',
  summary: 'Set a label right',
  description:
    'Sets what the mention says to `value`: a sentiment, topic ids (the main one first; `other` alone for none), an intent, a language tag of BCP 47, or whether it is spam. The correction is kept with who and when, for good; the same one again changes nothing, a later different one wins. Cases stay as they are.',
  policy: 'correct-labels',
  params: idParams,
  body: labelChoiceSchema,
  responses: { 200: { description: 'The mention as it stands now.', schema: mentionDetailSchema } },
  problems: [404, 413, 415, 422],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const { id } = call.params;
    const mention = await deps.stores.mentions.get(id);
    if (!mention) throw notFound('this mention');
    if (mention.visibility === 'private' && !seesPrivate(caller))
      throw forbidden('this mention is private: only those who read it may correct it');
    checkTopics(call.body, mention, deps);
    const outcome = await correctMention({ id, choice: call.body, by: { id: caller.id, name: caller.name } }, deps);
    if (outcome.ok) {
      if (outcome.kept) deps.noteCorrection(outcome.kept);
      return json(mentionDetailView(outcome.mention, caller));
    }
    switch (outcome.reason) {
      case 'not-found':
        throw notFound('this mention');
      case 'deleted':
        throw new Problem({
          status: 422,
          code: 'deleted',
          title: 'The mention is gone',
          detail: 'the mention was deleted on the network: there is nothing left to correct',
        });
      case 'contended':
        throw unavailable('others correct this mention at the same moment: try again');
    }
  },
});
