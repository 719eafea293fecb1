import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { previewDigest, sendDigest } from '../api/digests.ts';
import type { Digest, KeptDigest } from '../api/digests.ts';
import { explain } from '../api/problem.ts';
import { useBrand } from '../app/use-brand.ts';
import { isLanguage, languageOwnNames, languages } from '../i18n/languages.ts';
import { useText } from '../i18n/use-text.ts';
import { absoluteText, relativeText } from '../text/time.ts';
import { useNow } from '../ui/use-now.ts';
import { LetterDialog } from './LetterDialog.tsx';
import { weekdayName } from './weekdays.ts';

const all = '';
const zones = Intl.supportedValuesOf('timeZone');

/** One letter: about what, when, and in which language; a look at it, and one to be sent now. */
export function DigestCard(props: {
  readonly digest: Digest;
  readonly number: number;
  /** As the server has it; undefined: not kept yet. */
  readonly kept: KeptDigest | undefined;
  readonly changed: boolean;
  readonly mail: boolean;
  readonly onChange: (digest: Digest) => void;
  readonly onRemove: () => void;
}) {
  const t = useText('digests');
  const { digest, number, kept, changed, mail, onChange, onRemove } = props;
  const { brands } = useBrand();
  const preview = useMutation({ mutationFn: previewDigest });
  const sending = useMutation({ mutationFn: sendDigest });
  const set = (change: Partial<Digest>): void => onChange({ ...digest, ...change });
  const name = brands.find(({ id }) => id === digest.brand)?.name ?? t('allBrands');
  return (
    <li className="digest">
      <fieldset>
        <legend>{t('digestOf', { number: String(number), name })}</legend>
        <div className="digest-fields">
          <NativeSelect
            label={t('brand')}
            value={digest.brand ?? all}
            data={[{ value: all, label: t('allBrands') }, ...brands.map(({ id, name: label }) => ({ value: id, label }))]}
            onChange={(event) => set({ brand: event.currentTarget.value === all ? null : event.currentTarget.value })}
          />
          <NativeSelect
            label={t('every')}
            value={digest.every}
            data={[
              { value: 'day', label: t('day') },
              { value: 'week', label: t('week') },
            ]}
            onChange={(event) => set({ every: event.currentTarget.value === 'week' ? 'week' : 'day' })}
          />
          {digest.every === 'week' ? (
            <NativeSelect
              label={t('weekday')}
              value={String(digest.weekday)}
              data={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayName(day) }))}
              onChange={(event) => set({ weekday: Number(event.currentTarget.value) })}
            />
          ) : null}
          <TextInput
            label={t('at')}
            type="time"
            required
            withAsterisk={false}
            value={digest.at}
            onChange={(event) => set({ at: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('timeZone')}
            value={digest.timeZone}
            data={zones.includes(digest.timeZone) ? zones : [digest.timeZone, ...zones]}
            onChange={(event) => set({ timeZone: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('language')}
            value={digest.language}
            data={languages.map((value) => ({ value, label: languageOwnNames[value] }))}
            onChange={(event) => {
              const next = event.currentTarget.value;
              if (isLanguage(next)) set({ language: next });
            }}
          />
        </div>
        <div className="digest-do">
          <label className="digest-on">
            <input type="checkbox" checked={digest.enabled} onChange={(event) => set({ enabled: event.currentTarget.checked })} />
            {t('enabled')}
          </label>
          <When kept={kept} enabled={digest.enabled} mail={mail} changed={changed} />
          <span className="grow" />
          <Button size="compact-sm" variant="default" loading={preview.isPending} onClick={() => preview.mutate(digest)}>
            {t('preview')}
          </Button>
          {mail && kept !== undefined && !changed ? (
            <Button size="compact-sm" variant="default" loading={sending.isPending} onClick={() => sending.mutate(digest.id)}>
              {t('sendNow')}
            </Button>
          ) : null}
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('removeOf', { number: String(number), name })}
            onClick={onRemove}
          >
            {t('remove')}
          </Button>
        </div>
        <div role={sending.isError || preview.isError ? 'alert' : 'status'} className="small">
          {sending.isSuccess ? t('sent') : null}
          {sending.isError ? <span className="negative">{explain(sending.error)}</span> : null}
          {preview.isError ? <span className="negative">{explain(preview.error)}</span> : null}
        </div>
      </fieldset>
      {preview.data === undefined ? null : <LetterDialog letter={preview.data} onClose={() => preview.reset()} />}
    </li>
  );
}

/** When the next one comes, and when the last one went out. */
function When(props: {
  readonly kept: KeptDigest | undefined;
  readonly enabled: boolean;
  readonly mail: boolean;
  readonly changed: boolean;
}) {
  const t = useText('digests');
  const now = useNow('ten-seconds');
  const { kept, enabled, mail, changed } = props;
  if (kept === undefined || changed) return null;
  const next = kept.nextAt;
  return (
    <span className="dimmed small">
      {enabled && mail && next !== null ? (
        <span title={absoluteText(next)}>{t('next', { when: relativeText(Date.parse(next), now) })}</span>
      ) : null}
      {kept.lastAt === null ? null : (
        <span title={absoluteText(kept.lastAt)}> {t('last', { when: relativeText(Date.parse(kept.lastAt), now) })}</span>
      )}
    </span>
  );
}
