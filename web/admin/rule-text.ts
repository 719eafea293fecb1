import type { RuleSetting, Settings } from '../api/settings.ts';
import { textOf } from '../i18n/texts.ts';
import { codeWords } from '../text/words.ts';
import { isConditionName, listOf } from './rule-parts.ts';

/** A rule as one sentence. */
export function ruleText({ when, then }: RuleSetting, queues: Settings['queues']): string {
  const t = textOf('settings');
  const conditions = Object.entries(when).map(([name, value]) =>
    `${isConditionName(name) ? t(`when-${name}`) : codeWords(name)} ${
      value === true
        ? ''
        : listOf(value)
            .map((one) => (/^[\d.]+$/u.test(one) ? one : codeWords(one)))
            .join(' / ')
    }`.trim(),
  );
  const outcome =
    then.action === 'no-action'
      ? t('doNothing')
      : [
          then.queue === undefined ? t('openCase') : (queues.find(({ id }) => id === then.queue)?.name ?? then.queue),
          ...(then.priority === undefined ? [] : [codeWords(then.priority)]),
        ].join(', ');
  return `${conditions.length === 0 ? t('always') : conditions.join(' · ')} → ${outcome}`;
}
