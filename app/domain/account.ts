/** An account's id: short, random, given once, never shown, never reused. */
export type AccountId = string;

export type Protocol = 'imap' | 'pop3';

/** How a connection is protected. `none` is refused unless the host is loopback. */
export type Security = 'tls' | 'starttls' | 'none';

/** One server of an account, without its password (SEC-3: that stays in main's credentials). */
export type ServerSettings = {
  host: string;
  port: number;
  security: Security;
  user: string;
  /** PEM text of an additional certificate authority the user chose to trust for this server. */
  ca?: string;
};

/** When a POP3 message is removed from the server (POP-4). */
export type LeaveOnServer =
  | 'always'
  | 'removeAfterDownload'
  | 'removeWhenDeletedHere'
  | { removeAfterDays: number };

/** What main keeps of an account, apart from the secrets. */
export type Account = {
  id: AccountId;
  name: string;
  email: string;
  protocol: Protocol;
  incoming: ServerSettings;
  outgoing?: ServerSettings;
  leaveOnServer: LeaveOnServer;
};

/** Whether a host can only be this computer, so that a connection without TLS leaks to nobody. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}
