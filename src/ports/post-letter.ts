import type { Clock } from './clock.ts';
import type { JobData, JobQueue } from './jobs.ts';
import type { Letter } from './mail.ts';

const KEPT_TRYING_MS = 86_400_000;

/**
 * Puts a letter into the queue, from where it goes out when the mail server takes it, over process deaths. The same `id` posted twice
 * within a day is one letter. It is given up, and kept among the failed jobs, when nobody took it for a day, or for as long as told.
 */
export async function postLetter(
  { jobs, clock }: { readonly jobs: JobQueue; readonly clock: Clock },
  letter: Letter,
  keepTryingMs: number = KEPT_TRYING_MS,
): Promise<void> {
  const until = new Date(clock.now() + keepTryingMs).toISOString();
  const pictures = letter.pictures.map(({ bytes, ...picture }) => ({
    ...picture,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  await jobs.add('letter', { ...letter, pictures, until }, { id: `letter-${encodeURIComponent(letter.id)}` });
}

/** The letter as it was posted. */
export function postedLetter({ until: _until, pictures, ...letter }: JobData<'letter'>): Letter {
  return {
    ...letter,
    pictures: pictures.map(({ base64, ...picture }) => ({ ...picture, bytes: Buffer.from(base64, 'base64') })),
  };
}
