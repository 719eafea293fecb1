import { inject } from 'vitest';
import { freshId } from '../src/domain/index.ts';
import { openStores } from '../src/stores/index.ts';

/** Stores on a database of their own, dropped by `drop`. */
export async function openTestStores() {
  const opened = await openStores({ url: inject('mongoUrl'), dbName: `test_${freshId().slice(0, 12)}` });
  return {
    ...opened,
    async drop(): Promise<void> {
      await opened.dropDatabase();
      await opened.stores.close();
    },
  };
}
