import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { AreaName, Areas } from './areas.ts';
import { cutText, placeMark } from './cut-text.ts';
import type { Stretch } from './cut-text.ts';
import { texts } from './texts.ts';
import type { KeyOf, PlaceOf, TagOf } from './types.ts';
import { useLanguage } from './use-text.ts';

type Places<Place extends string> = { readonly [Name in Place]: Name extends 'count' ? number : ReactNode };
type Tags<Tag extends string> = { readonly [Name in Tag]: (inside: ReactNode) => ReactNode };

/**
 * A text with things of the page in it: `<RichText area="feed" name="deletedOn" with={{ network, when: <Ago at={at} /> }} />`
 * for "Deleted on {{network}} {{when}}", and `link: (inside) => <Link …>{inside}</Link>` for "<link>Go there</link>".
 */
export function RichText<Area extends AreaName, Key extends KeyOf<Areas[Area]>>(props: {
  readonly area: Area;
  readonly name: Key;
  readonly with: Places<PlaceOf<Areas[Area], Key>> & Tags<TagOf<Areas[Area], Key>>;
}) {
  useLanguage();
  const given: Readonly<Record<string, ReactNode | ((inside: ReactNode) => ReactNode)>> = props.with;
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(given)) values[name] = typeof value === 'number' ? value : placeMark(name);
  return draw(cutText(texts.t(props.name, { ...values, ns: props.area })), given);
}

function draw(
  stretches: readonly Stretch[],
  given: Readonly<Record<string, ReactNode | ((inside: ReactNode) => ReactNode)>>,
): ReactNode {
  return stretches.map((stretch, index) => {
    // The stretches of one text never change place.
    const key = index;
    switch (stretch.kind) {
      case 'words':
        return <Fragment key={key}>{stretch.words}</Fragment>;
      case 'place': {
        const value = given[stretch.name];
        return <Fragment key={key}>{typeof value === 'function' ? null : value}</Fragment>;
      }
      case 'tag': {
        const wrap = given[stretch.name];
        const inside = draw(stretch.inside, given);
        return <Fragment key={key}>{typeof wrap === 'function' ? wrap(inside) : inside}</Fragment>;
      }
    }
  });
}
