import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../api/keys.ts';
import { explain } from '../api/problem.ts';
import type { OwnTopic } from '../api/settings.ts';
import { keepTopic } from '../api/topics.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { usePlace } from './place.ts';

/** Makes a topic of a phrase, under a name of the reader's choice. */
export function MakeTopic({ topic, onClose }: { readonly topic: OwnTopic; readonly onClose: () => void }) {
  const t = useText('brand');
  const { brand } = usePlace();
  const client = useQueryClient();
  const [name, setName] = useState(topic.name);
  const making = useMutation({
    mutationFn: () => keepTopic(brand?.id ?? '', { ...topic, name: name.trim() }),
    onSuccess: () => Promise.all([keys.status, keys.analytics].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  return (
    <Dialog opened onClose={onClose} title={t('makeTopicTitle')} size={460}>
      <form
        className="topic-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '' && !making.isPending && !making.isSuccess) making.mutate();
        }}
      >
        <p>{t('makeTopicMeans', { words: topic.words.map(cleanText).join(', ') })}</p>
        <TextInput
          label={t('topicName')}
          value={name}
          maxLength={64}
          data-autofocus
          readOnly={making.isSuccess}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div role={making.isError ? 'alert' : 'status'} className={making.isError ? 'negative' : 'positive'}>
          {making.isError ? explain(making.error) : making.isSuccess ? t('topicMade') : null}
        </div>
        <div className="dialog-do">
          <Button variant="default" size="compact-md" onClick={onClose}>
            {t(making.isSuccess ? 'done' : 'cancel')}
          </Button>
          {making.isSuccess ? null : (
            <Button type="submit" size="compact-md" disabled={name.trim() === ''} loading={making.isPending}>
              {t('makeTopic')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
