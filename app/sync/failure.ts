/** The field of the account set-up form a failure belongs to. */
export type SetupField = 'protocol' | 'host' | 'port' | 'security' | 'user' | 'password';

/** A failure as the user and the retry logic need it (SYNC-7). Mapped once for each protocol. */
export type Failure = {
  cause: string;
  retry: 'now' | 'later' | 'never';
  /** A whole sentence, in the user's words: what happened and what to do. */
  userSentence: string;
  field?: SetupField;
};
