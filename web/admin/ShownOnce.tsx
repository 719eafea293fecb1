import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../ui/icons.tsx';

/** A secret that is never shown again, to be copied now. */
export function ShownOnce(props: { readonly title: string; readonly value: string; readonly onDone: () => void }) {
  const { title, value, onDone } = props;
  const t = useText('settings');
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <div className="shown-once" role="status">
      <p>
        <Icon name="lock" size={14} /> <b className="strong">{title}</b>
      </p>
      <code tabIndex={0}>{value}</code>
      <div className="editor-do">
        <Button
          size="compact-sm"
          onClick={() =>
            void Promise.resolve()
              .then(() => navigator.clipboard.writeText(value))
              .then(
                () => setCopied(true),
                () => setCopied(false),
              )
          }
        >
          {t(copied === true ? 'copied' : 'copy')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          {t('done')}
        </Button>
        {copied === false ? <span className="dimmed">{t('copyYourself')}</span> : null}
      </div>
    </div>
  );
}
