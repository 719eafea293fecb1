import { usePlace } from './place.ts';
import { spanText } from './span-text.ts';
import { useView } from './use-view.ts';

/** On paper: which brand and time the numbers are about. */
export function PrintHead() {
  const { brand } = usePlace();
  const { span } = useView();
  return <p className="print-only">{`${brand?.name ?? ''}, ${spanText(span)}`}</p>;
}
