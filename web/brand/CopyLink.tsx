import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';

/** An address in a field that can be copied by hand too, where the browser does not let a page do it. */
export function CopyLink({ url, label }: { readonly url: string; readonly label?: string }) {
  const t = useText('brand');
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = (): void => {
    void Promise.resolve()
      .then(() => navigator.clipboard.writeText(url))
      .then(
        () => setCopied(true),
        () => setCopied(false),
      );
  };
  return (
    <div className="copy-link">
      {label === undefined ? (
        <input
          readOnly
          value={url}
          aria-label={t('shareLink')}
          className="copy-field"
          onFocus={(event) => event.currentTarget.select()}
        />
      ) : null}
      <Button
        size="compact-sm"
        variant={label === undefined ? 'filled' : 'default'}
        {...(label === undefined ? {} : { 'aria-label': label })}
        onClick={copy}
      >
        {t(copied === true ? 'copied' : 'copy')}
      </Button>
      <span role="status" className="dimmed small">
        {copied === false ? t('copyYourself') : null}
      </span>
    </div>
  );
}
