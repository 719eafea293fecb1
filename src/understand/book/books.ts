import type { Book } from './book.ts';
import { afrikaans } from './afrikaans.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { isizulu } from './isizulu.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

/** Every language something is known about. */
export const books: readonly Book[] = [english, afrikaans, german, french, spanish, portuguese, isizulu];
