import type { CaseAction } from '../api/cases.ts';
import { textOf } from '../i18n/texts.ts';
import { midSentence } from '../text/numbers.ts';
import { statusNames } from '../text/words.ts';

const t = textOf('reply');

/** What an action is called, before it is said that it was done or not. */
export function actionName(action: CaseAction): string {
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
      return t('priority');
    case 'topic':
      return t('topic');
    case 'transfer':
      return t('transfer');
    case 'merge':
      return t('merge');
    case 'split':
      return t('split');
    case 'help':
      return t('help');
    case 'help-done':
      return t('actionHelpDone');
    case 'answered-outside':
      return t('actionOutside');
  }
}
