import { app } from './app.ts';
import { codes } from './codes.ts';
import { correct } from './correct.ts';
import { desk } from './desk.ts';
import { feed } from './feed.ts';
import { inbox } from './inbox.ts';
import { problems } from './problems.ts';
import { words } from './words.ts';

/** The areas that the first page needs. */
export const firstTexts = { app, codes, correct, desk, feed, inbox, problems, words };
