export type Visibility = 'public' | 'private';

/** An answer of ours. */
export interface Reply {
  readonly id: string;
  readonly case: string;
  readonly mention: string;
  readonly network: string;
  readonly visibility: Visibility;
  readonly text: string;
  readonly state: 'prepared' | 'approval' | 'queued' | 'sending' | 'unknown' | 'sent' | 'failed' | 'withdrawn';
  readonly turn: number;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: string;
  readonly approvalReason: string | null;
  readonly decidedBy: { readonly id: string; readonly name: string } | null;
  readonly decidedAt: string | null;
  readonly sentAt: string | null;
  readonly url: string | null;
  readonly moderated: boolean;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly source: string | null;
}

/** What the customer was told already, or what was decided. */
export interface Conclusion {
  readonly kind: 'reply' | 'resolution' | 'incident';
  readonly text: string;
  readonly code: string | null;
  readonly by: string;
  readonly at: string;
  readonly case: string;
  readonly caseNumber: number;
  readonly visibility: Visibility | null;
}

export interface Ability {
  readonly canReply: boolean;
  readonly reason: string;
  readonly deadlineAt: string | null;
  readonly maxLength: number | null;
}

/** How one mention can be answered, and as whom. */
export interface Abilities {
  readonly public: Ability | null;
  readonly private: Ability | null;
  /** The brand's own account that the answer shows, without `@`; null where it is not known by name. */
  readonly as?: string | null;
}

export interface Draft {
  readonly case: string;
  readonly mention: string;
  readonly visibility: Visibility;
  readonly text: string;
  readonly source: string | null;
  readonly at: string;
}
