import { textOf } from '../i18n/texts.ts';
import { sentimentNames } from '../text/words.ts';

export interface KeyGroup {
  readonly title: string;
  /** The key, or two with a space between, and what it does. */
  readonly keys: readonly (readonly [string, string])[];
}

/** All keys of the page, in the reader's language. */
export function keyHelp(): readonly KeyGroup[] {
  const t = textOf('app');
  const tInbox = textOf('inbox');
  return [
    {
      title: t('keysMove'),
      keys: [
        ['j', t('keyNext')],
        ['k', t('keyPrevious')],
        ['Enter', t('keyOpen')],
        ['Esc', t('keyClose')],
        ['/', t('searchMentions')],
      ],
    },
    {
      title: t('keysGoTo'),
      keys: [
        ['g d', t('desk')],
        ['g b', t('board')],
        ['g f', t('feed')],
        ['g o', t('brand')],
        ['g s', t('settings')],
      ],
    },
    {
      title: t('keysCorrect'),
      keys: [
        ['-', sentimentNames.negative],
        ['0', sentimentNames.neutral],
        ['+', sentimentNames.positive],
        ['t', t('keyTopic')],
        ['i', t('keyIntent')],
        ['z', t('keyUndo')],
      ],
    },
    {
      title: tInbox('keysInbox'),
      keys: [
        ['⇧ N', tInbox('keyNextCase')],
        ['x', tInbox('keySelect')],
        ['⇧ X', tInbox('keySelectTo')],
        ['f', tInbox('keyFilters')],
      ],
    },
    {
      title: t('keysCase'),
      keys: [
        ['c', t('keyClaim')],
        ['s', t('keySolve')],
        ['r', t('keyReply')],
        ['n', t('keyNote')],
        ['m', t('keyMacro')],
        ['Alt 1', t('keySuggestion')],
        ['Ctrl ↵', t('keySend')],
      ],
    },
    { title: t('keysAnywhere'), keys: [['?', t('keysShow')]] },
  ];
}
