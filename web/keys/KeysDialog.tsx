import { Dialog } from '../ui/Dialog.tsx';
import { useText } from '../i18n/use-text.ts';
import { keyHelp } from './key-help.ts';

export function KeysDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const t = useText('app');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('keys')} size={520}>
      <div className="keys">
        {keyHelp().map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.keys.map(([key, does]) => (
                <div key={key}>
                  <dt>
                    {key.split(' ').map((part) => (
                      <kbd key={part}>{part}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="dimmed small">{t('keysWhileTyping')}</p>
    </Dialog>
  );
}
