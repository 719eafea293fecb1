import { useText } from '../i18n/use-text.ts';
import { EntriesPage } from './EntriesPage.tsx';
import { RuleEditor } from './RuleEditor.tsx';
import { ruleText } from './rule-text.ts';
import { useAdministers, useSettings } from './use-settings.ts';

export function RulesPage() {
  const t = useText('settings');
  const mayAdd = useAdministers();
  const queues = useSettings().data?.queues ?? [];
  return (
    <EntriesPage
      ordered
      title={t('rules')}
      hint={t('rulesHint')}
      entriesOf={({ rules }) => rules}
      idOf={({ name }) => name}
      nameOf={({ name }) => name}
      summaryOf={(rule) => ruleText(rule, queues)}
      addLabel={t('addRule')}
      mayAdd={mayAdd}
      edit={(edit) => <RuleEditor {...edit} />}
    />
  );
}
