// The thread's entry when the program runs from its TypeScript source; see threaded.ts.
import { register } from 'tsx/esm/api';

register();
await import('./thread.ts');
