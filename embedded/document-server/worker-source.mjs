// The worker's entry when the server runs from its TypeScript source; see worker-thread.ts.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
