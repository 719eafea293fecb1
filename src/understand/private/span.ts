/** What sort of private data a text can hold. */
export const privateKinds = ['phone', 'email', 'card', 'account', 'id-number', 'iban', 'passport'] as const;
export type PrivateKind = (typeof privateKinds)[number];

/** Where private data stands in a text: UTF-16 offsets, `end` exclusive. */
export interface PrivateSpan {
  readonly kind: PrivateKind;
  readonly start: number;
  readonly end: number;
}
