import type { Activity } from '../api/types.ts';
import { cleanText } from '../text/clean.ts';
import { codeWords } from '../text/words.ts';

const actors: Readonly<Record<string, string>> = {
  system: 'Earshot',
  routing: 'Routing service',
  network: 'Somebody on the network',
  guest: 'Guest',
};

/** `me` is the reader's own id. */
export function actorName(by: string, me: string | undefined): string {
  return by === me ? 'You' : (actors[by] ?? by);
}

const deeds: Readonly<Record<string, string>> = {
  opened: 'opened the case',
  mention: 'added a mention',
  'mention-edited': 'saw a mention edited',
  reopened: 'opened the case again',
  claimed: 'claimed the case',
  released: 'released the case',
  'claim-ended': 'ended a claim that was not renewed',
  note: 'wrote a note',
  pending: 'set it to wait for the customer',
  solved: 'solved the case',
  closed: 'closed the case',
  priority: 'changed the priority',
  transferred: 'handed the case over',
  assigned: 'assigned the case',
  'sla-breached': 'saw a clock run out',
  'answered-outside': 'answered outside Earshot',
  'answered-network': 'answered on the network',
  'merged-from': 'merged another case into this one',
  'merged-into': 'merged this case into another',
  'split-from': 'split this case from another',
  'split-off': 'split a part off',
  'work-item-accepted': 'accepted the work',
  'work-item-declined': 'declined the work',
  'work-item-completed': 'completed the work',
};

/** One entry as words that follow a name: "Sam claimed the case". */
export function activityText(activity: Activity): string {
  const deed = deeds[activity.type] ?? codeWords(activity.type).toLowerCase();
  return activity.detail === null || activity.type === 'note' ? deed : `${deed}: ${cleanText(activity.detail)}`;
}
