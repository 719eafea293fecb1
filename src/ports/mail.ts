/** A picture inside a letter, shown where the HTML says `src="cid:ID"`. */
export interface LetterPicture {
  readonly id: string;
  readonly type: 'image/png';
  readonly bytes: Uint8Array;
  /** What it shows, for who cannot see it. */
  readonly alt: string;
}

/** One e-mail to one person. The text alone says all that the HTML says. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly pictures: readonly LetterPicture[];
  /** Where whoever gets it can say at once that they want no more of these (RFC 8058), for letters that come by themselves. */
  readonly unsubscribe?: string;
  /** The same for the same letter, however often it is tried: its Message-ID is made from it. */
  readonly id: string;
}

/** Hands letters to a mail server. */
export interface Mailer {
  /**
   * Resolves once the server took it. Throws a `RemedyError`: `retry` or `wait` where the server may take it later, `give-up` where it
   * never will (an address it refuses), `reauthorise` where it refuses us.
   */
  send(letter: Letter, signal: AbortSignal): Promise<void>;
}
