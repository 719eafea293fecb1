import { RemedyError } from '../../../src/ports/remedy.ts';
import type { OutgoingReply } from '../../../src/ports/connector.ts';

const ID = /^\d{1,19}$/;

/** Whether this can be an account's or a post's id, rather than one that we made up for a stranger. */
export function isId(id: string): boolean {
  return ID.test(id);
}

function refuse(message: string): never {
  throw new RemedyError({ remedy: 'give-up', code: 'not-answerable', message, notDone: true });
}

/** Id of the post that is answered in public. */
export function answeredPost({ mention }: OutgoingReply): string {
  if (mention.kind === 'message') refuse('A direct message has no public answer: answer it in private');
  return isId(mention.externalId) ? mention.externalId : refuse('What is to be answered has no id of X');
}

/** Id of the account that a direct message goes to: the author of what is answered. */
export function recipient({ mention }: OutgoingReply): string {
  const id = mention.author.externalId;
  return isId(id) ? id : refuse('X did not tell who wrote this, so no direct message can be sent: answer on X');
}
