import { lazyRouteComponent } from '@tanstack/react-router';
import type { LateArea } from '../i18n/areas.ts';
import { loadTexts } from '../i18n/texts.ts';

/** A page that is loaded when somebody goes there, together with its texts in the language of the reader. */
export function lazyPage<Page, Name extends string>(
  area: LateArea,
  load: () => Promise<Readonly<Record<Name, Page>>>,
  name: Name,
) {
  return lazyRouteComponent(async () => {
    const [page] = await Promise.all([load(), loadTexts(area)]);
    return page;
  }, name);
}
