import { getLIDModel } from 'fasttext.wasm.js';

/** A language and how probable it is, best first. */
export interface Guess {
  readonly lang: string;
  readonly probability: number;
}
export type Guesser = (text: string) => readonly Guess[];

const GUESSES = 3;
const LABEL = '__label__';
/** Wikipedia's names where BCP 47 has another. */
const TAGS: Readonly<Record<string, string>> = {
  no: 'nb',
  als: 'gsw',
  bh: 'bho',
  arz: 'ar',
  hif: 'hi',
  sh: 'sr',
  eml: 'egl',
  nah: 'und',
};

/**
 * fastText's compressed model of 176 languages, which lies inside the package. Its answer lives in WebAssembly memory,
 * which nobody collects: each is freed as soon as it has been read.
 */
export async function loadFastText(): Promise<Guesser> {
  const model = await (await getLIDModel()).load();
  return (text) => {
    const answer = model.predict(text, GUESSES, 0);
    const guesses: Guess[] = [];
    for (let index = 0; index < answer.size(); index += 1) {
      const [probability, label] = answer.get(index);
      const name = label.slice(LABEL.length);
      guesses.push({ lang: TAGS[name] ?? name, probability });
    }
    answer.delete();
    return guesses;
  };
}
