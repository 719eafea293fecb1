import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TaggedCase } from '../api/cases.ts';
import type { Mention } from '../api/types.ts';
import { useCaseAction } from '../case/use-case-action.ts';
import { ActionResult } from '../case/ActionResult.tsx';
import { useText } from '../i18n/use-text.ts';
import { safeLink } from '../text/clean.ts';
import { networkName } from '../text/words.ts';
import { Icon } from '../ui/icons.tsx';

/** Where the network takes no answer from us: the way there, and a record of what was answered. */
export function OutsideForm({ tagged, mention }: { readonly tagged: TaggedCase; readonly mention: Mention }) {
  const t = useText('reply');
  const [text, setText] = useState('');
  const action = useCaseAction(tagged);
  const network = networkName(mention.network);
  const link = safeLink(mention.url);
  return (
    <form
      className="outside-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '')
          action.run({ type: 'answered-outside', mention: mention.id, text: text.trim() }, { onDone: () => setText('') });
      }}
    >
      <ActionResult action={action} brand={tagged.case.brand} />
      <label>
        <span className="small dimmed">{t('recordOutside', { network })}</span>
        <textarea
          className="composer-text"
          rows={2}
          maxLength={20_000}
          placeholder={t('recordText')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <div className="composer-foot">
        {link === null ? null : (
          <a href={link.href} target="_blank" rel="noopener noreferrer nofollow">
            <Icon name="open" size={12} /> {t('openThere', { network })}
          </a>
        )}
        <span className="grow" />
        <Button type="submit" size="compact-sm" disabled={text.trim() === ''} loading={action.pending}>
          {t('record')}
        </Button>
      </div>
    </form>
  );
}
