/** A case in a list. */
export const desk = {
  unknownCustomer: 'Unknown customer',
  notRouted: 'Not routed',
  yours: 'Yours',
  with: 'With {{name}}',
  inQueue: 'In the queue, {{name}} answers for it',
  mentions_one: '{{count}} mention',
  mentions_other: '{{count}} mentions',
} as const;
