import type { CaseAction } from '../api/cases.ts';
import { textOf } from '../i18n/texts.ts';
import { midSentence } from '../text/numbers.ts';
import { priorityNames, statusNames } from '../text/words.ts';
import type { CaseNames } from './use-case-names.ts';

const t = textOf('reply');

/** What an action is called, with what was chosen, before it is said that it was done or not. */
export function actionName(action: CaseAction, names: CaseNames): string {
  switch (action.type) {
    case 'claim':
      return action.takeOver === true ? t('takeOver') : t('claim');
    case 'release':
      return t('release');
    case 'note':
      return t('actionNote');
    case 'status':
      return t('actionStatus', { status: midSentence(statusNames[action.status]) });
    case 'priority':
      return t('actionPriority', { priority: midSentence(priorityNames[action.priority]) });
    case 'topic':
      return t('actionTopic', { topic: names.topicName(action.topic) });
    case 'transfer': {
      const { kind, id } = action.to;
      return t('actionTransfer', { to: kind === 'queue' ? names.queueName(id) : names.agentName(id) });
    }
    case 'merge':
      return t('merge');
    case 'split':
      return t('split');
    case 'help':
      return t('help');
    case 'help-done':
      return t('actionHelpDone');
    case 'holding-statement':
      return t('actionStatement');
    case 'answered-outside':
      return t('actionOutside');
  }
}
