/** The SHA-256 of a message's raw bytes, lower-case hex. */
export type ContentHash = string;

export type Address = { name: string; address: string };

/** A message of a POP3 server. `uidl` is of any length: `uidlKey` in main decides what is kept. */
export type Pop3Ref = {
  kind: 'pop3';
  uidl: string;
  /**
   * Empty, but for a message whose UIDL another message of the account bears too: then its
   * content hash, and `<hash>:2`, `<hash>:3` … where even that repeats. A server may break
   * RFC 1939 §7; its mail is kept all the same (POP-2).
   */
  twin: string;
};

/** Where a message is on its server. UIDVALIDITY and UID fit 32 bits (RFC 9051 §2.3.1.1). */
export type RemoteRef = { kind: 'imap'; uidValidity: number; uid: number } | Pop3Ref;

/** A placement's key in the cache. The same reference always gives the same key (SYNC-2). */
export type PlacementId = string;

/** The key of a message in a folder (IMAP) or of an account (POP3). */
export function placementId(account: string, folder: string, ref: RemoteRef): PlacementId {
  switch (ref.kind) {
    case 'imap':
      return `i\n${folder}\n${ref.uidValidity}\n${ref.uid}`;
    case 'pop3':
      return `p\n${account}\n${ref.uidl}\n${ref.twin}`;
  }
}

/** The time a list is ordered by: the message's own Date, unless it is absurd. Milliseconds. */
export function sortDate(sent: number | null, received: number): number {
  const day = 86_400_000;
  // The Date header is the sender's word: mail "from 2033" must not stay on top for years.
  if (sent === null || !Number.isFinite(sent) || sent > received + day || sent < 0) return received;
  return sent;
}
