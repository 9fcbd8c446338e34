import { writeFile } from 'node:fs/promises';

/** An account on a loopback server without TLS. */
export type ScriptedAccount = {
  name: string;
  user: string;
  protocol: 'imap' | 'pop3';
  port: number;
  /** The password the test servers take by default. */
  password?: string;
};

/** Writes an accounts file at `path`, for servers and proxies on any port; the path. */
export async function writeAccounts(
  path: string,
  accounts: readonly ScriptedAccount[],
): Promise<string> {
  const entries = accounts.map(({ name, user, protocol, port, password = 'secret' }) => ({
    name,
    email: `${user}@example.org`,
    protocol,
    incoming: { host: '127.0.0.1', port, security: 'none', user, password },
  }));
  await writeFile(path, JSON.stringify({ accounts: entries }), { mode: 0o600 });
  return path;
}
