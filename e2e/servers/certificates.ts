import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A server's certificate for localhost and 127.0.0.1, and the authority that signed it; all PEM. */
export type ServerCertificate = { ca: string; certificate: string; key: string };

const run = promisify(execFile);

const CONFIG = `[req]
distinguished_name = name
prompt = no
[name]
CN = Godwit test authority
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
[server]
basicConstraints = CA:FALSE
subjectAltName = DNS:localhost,IP:127.0.0.1
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
`;

let made: Promise<ServerCertificate> | null = null;

/**
 * A certificate from an authority of its own, valid for 30 days, made with the openssl program once
 * in a process. The authority's key is thrown away: nothing else can ever be signed by it.
 */
export function serverCertificate(): Promise<ServerCertificate> {
  made ??= make();
  return made;
}

async function make(): Promise<ServerCertificate> {
  const folder = await mkdtemp(join(tmpdir(), 'godwit-certificates-'));
  const openssl = async (...args: string[]) => {
    await run('openssl', args, { cwd: folder }).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`The server's certificate could not be made with openssl: ${reason}`);
    });
  };
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const config = ['-config', 'openssl.cnf'];
  try {
    await writeFile(join(folder, 'openssl.cnf'), CONFIG);
    await openssl(
      ...['req', '-x509', ...newKey, ...config, '-extensions', 'authority', '-days', '30'],
      ...['-keyout', 'ca.key', '-out', 'ca.pem'],
    );
    await openssl(
      ...['req', ...newKey, ...config, '-subj', '/CN=localhost'],
      ...['-keyout', 'server.key', '-out', 'server.csr'],
    );
    await openssl(
      ...['x509', '-req', '-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key'],
      ...['-CAcreateserial', '-days', '30', '-extfile', 'openssl.cnf', '-extensions', 'server'],
      ...['-out', 'server.pem'],
    );
    const [ca, certificate, key] = await Promise.all([
      readFile(join(folder, 'ca.pem'), 'utf8'),
      readFile(join(folder, 'server.pem'), 'utf8'),
      readFile(join(folder, 'server.key'), 'utf8'),
    ]);
    return { ca, certificate, key };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
