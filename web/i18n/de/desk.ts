import type { desk as english } from '../en/desk.ts';
import type { Same } from '../types.ts';

export const desk: Same<typeof english> = {
  unknownCustomer: 'Unbekannter Kunde',
  notRouted: 'Nicht zugestellt',
  yours: 'Ihrer',
  with: 'Bei {{name}}',
  inQueue: 'In der Warteschlange, {{name}} ist zuständig',
  mentions_one: '{{count}} Erwähnung',
  mentions_other: '{{count}} Erwähnungen',
};
