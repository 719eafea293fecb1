import type { Activity } from '../api/types.ts';
import type { reply } from '../i18n/en/reply.ts';
import { textOf } from '../i18n/texts.ts';
import { cleanText } from '../text/clean.ts';
import { codeWords } from '../text/words.ts';

const t = textOf('reply');

/** `me` is the reader's own id. */
export function actorName(by: string, me: string | undefined): string {
  if (by === me) return t('you');
  switch (by) {
    case 'system':
      return t('earshot');
    case 'routing':
      return t('routingService');
    case 'network':
      return t('onNetwork');
    case 'guest':
      return t('guest');
    default:
      return by;
  }
}

const deeds = {
  opened: 'opened',
  mention: 'mention',
  'mention-edited': 'mentionEdited',
  'mention-deleted': 'mentionDeleted',
  reopened: 'reopenedDeed',
  claimed: 'claimed',
  'taken-over': 'takenOver',
  released: 'released',
  'claim-ended': 'claimEnded',
  note: 'noteDeed',
  pending: 'pending',
  solved: 'solved',
  closed: 'closed',
  priority: 'priorityDeed',
  topic: 'topicDeed',
  transferred: 'transferred',
  assigned: 'assigned',
  'sla-breached': 'slaBreached',
  'answered-outside': 'answeredOutside',
  'answered-network': 'answeredNetwork',
  'reply-decided': 'replyDecided',
  'reply-awaits-approval': 'replyAwaitsApproval',
  'reply-approved': 'replyApproved',
  'reply-rejected': 'replyRejected',
  'reply-withdrawn': 'replyWithdrawn',
  'reply-failed': 'replyFailed',
  'reply-again': 'replyAgain',
  'help-asked': 'helpAskedDeed',
  'help-given': 'helpGiven',
  'merged-from': 'mergedFrom',
  'merged-into': 'mergedInto',
  'split-from': 'splitFrom',
  'split-off': 'splitOff',
  'work-item-accepted': 'workAccepted',
  'work-item-declined': 'workDeclined',
  'work-item-completed': 'workCompleted',
} as const satisfies Readonly<Record<string, keyof typeof reply>>;

function isKnown(type: string): type is keyof typeof deeds {
  return Object.hasOwn(deeds, type);
}

/** One entry as words that follow a name: "Sam claimed the case". */
export function activityText(activity: Activity): string {
  const deed = isKnown(activity.type) ? t(deeds[activity.type]) : codeWords(activity.type).toLowerCase();
  return activity.detail === null || activity.type === 'note' ? deed : `${deed}: ${cleanText(activity.detail)}`;
}
