import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { explain } from '../api/problem.ts';
import { useBrand } from '../app/use-brand.ts';
import { useText } from '../i18n/use-text.ts';
import { RichText } from '../i18n/RichText.tsx';
import { useShortcuts } from '../keys/keys.tsx';
import { authorName } from '../ui/AuthorName.tsx';
import { Icon } from '../ui/icons.tsx';
import { agrees, choiceWords } from './choice.ts';
import { holdMs, type Held } from './use-corrections.ts';

/** Says what was just set on whose words, and takes it back while there is time; or why it could not be set. */
export function CorrectionToast(props: {
  readonly held: ReadonlyMap<string, Held>;
  readonly said: string | null;
  readonly onSaidOver: () => void;
  readonly onAgain: (key: string) => void;
  readonly onDrop: (key: string) => void;
}) {
  const { held, said, onSaidOver, onAgain, onDrop } = props;
  const all = [...held.values()].toSorted((a, b) => b.order - a.order);
  const failed = all.find(({ state }) => state === 'failed');
  const latest = all.find(({ state }) => state === 'held');
  useShortcuts(latest === undefined ? {} : { z: () => onDrop(latest.key) });
  useEffect(() => {
    if (said === null) return undefined;
    const timer = setTimeout(onSaidOver, holdMs);
    return () => clearTimeout(timer);
  }, [said, onSaidOver]);
  return (
    <div className="toast-place">
      {failed === undefined ? null : <Refused one={failed} onAgain={onAgain} onDrop={onDrop} />}
      <div role="status">
        {latest !== undefined ? <Done one={latest} onDrop={onDrop} /> : said === null ? null : <p className="toast">{said}</p>}
      </div>
    </div>
  );
}

function Done({ one, onDrop }: { readonly one: Held; readonly onDrop: (key: string) => void }) {
  const t = useText('correct');
  const { topicName } = useBrand();
  const { mention, choice, key } = one;
  return (
    <div className="toast">
      <Icon name="check" size={14} />
      <span>
        <RichText
          area="correct"
          name={agrees(mention, choice) ? 'confirmed' : 'setTo'}
          with={{
            author: <bdi>{authorName(mention.author)}</bdi>,
            choice: choiceWords(choice, topicName),
            strong: (inside) => <b>{inside}</b>,
          }}
        />
      </span>
      <Button size="compact-sm" variant="default" rightSection={<kbd>z</kbd>} onClick={() => onDrop(key)}>
        {t('undo')}
      </Button>
    </div>
  );
}

function Refused(props: { readonly one: Held; readonly onAgain: (key: string) => void; readonly onDrop: (key: string) => void }) {
  const t = useText('correct');
  const { topicName } = useBrand();
  const tApp = useText('app');
  const { mention, choice, key, error } = props.one;
  return (
    <div className="toast bad" role="alert">
      <Icon name="warning" size={14} />
      <span>
        <b>
          <RichText
            area="correct"
            name="notSet"
            with={{ choice: choiceWords(choice, topicName), author: <bdi>{authorName(mention.author)}</bdi> }}
          />
        </b>{' '}
        {explain(error)}
      </span>
      <span className="toast-do">
        <Button size="compact-sm" onClick={() => props.onAgain(key)}>
          {tApp('tryAgain')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => props.onDrop(key)}>
          {t('dismiss')}
        </Button>
      </span>
    </div>
  );
}
