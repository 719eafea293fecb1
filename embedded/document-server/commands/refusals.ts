import { isDocument, type Document } from '../bson/types.ts';
import { notSupported } from '../errors.ts';

/** Strings compare by their bytes here; another order would be a wrong answer, so it is refused. */
export function refuseCollation(args: Document): void {
  const collation = args['collation'];
  if (isDocument(collation) && collation['locale'] !== undefined && collation['locale'] !== 'simple')
    throw notSupported('a collation other than simple');
}
