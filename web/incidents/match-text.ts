import type { IncidentMatch } from '../api/incidents.ts';
import { textOf } from '../i18n/texts.ts';
import { cleanText } from '../text/clean.ts';
import { networkName } from '../text/words.ts';

const t = textOf('incidents');

/** Which cases belong to an incident, in words: "Baggage, X, saying “belt 4” or “tag scanner”". */
export function matchText({ topic, network, phrases }: IncidentMatch, topicName: (id: string) => string): string {
  const said = phrases.map((phrase) => t('quoted', { words: cleanText(phrase) })).join(t('or'));
  const parts = [
    ...(topic === null ? [] : [topicName(topic)]),
    ...(network === null ? [] : [networkName(network)]),
    ...(said === '' ? [] : [t('saying', { phrases: said })]),
  ];
  return parts.length === 0 ? t('matchesNothing') : parts.join(', ');
}
