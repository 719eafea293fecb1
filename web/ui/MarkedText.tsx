import type { SentimentWord } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { markWords } from '../text/mark-words.ts';
import { decimalText } from '../text/numbers.ts';

/** An author's text, inert, in its own direction, with the words that carried its sentiment underlined and signed. */
export function MarkedText(props: { readonly text: string; readonly words?: readonly SentimentWord[]; readonly lang?: string }) {
  const t = useText('app');
  const stretches = markWords(cleanText(props.text), props.words ?? []);
  const lang = props.lang === undefined || props.lang === 'und' ? undefined : props.lang;
  return (
    <bdi dir="auto" lang={lang} className="said">
      {stretches.map((stretch, index) =>
        stretch.weight === null ? (
          stretch.text
        ) : (
          <mark
            // The stretches of one text never change place.
            key={index}
            className={stretch.weight < 0 ? 'word negative' : 'word positive'}
            title={t(stretch.weight < 0 ? 'lowered' : 'raised', { value: decimalText(Math.abs(stretch.weight), 2) })}
          >
            {stretch.text}
            <sup aria-hidden="true">{stretch.weight < 0 ? '−' : '+'}</sup>
            <span className="vh">{t(stretch.weight < 0 ? 'negativeWord' : 'positiveWord')}</span>
          </mark>
        ),
      )}
    </bdi>
  );
}
