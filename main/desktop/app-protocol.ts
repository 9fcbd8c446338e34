import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';

/** The one origin of all of Godwit's own pages. IndexedDB and OPFS belong to it. */
export const appOrigin = 'app://godwit';

const types: { [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

// The cache host compiles the index's WebAssembly and runs workers; nothing else, nothing remote.
const cacheHostPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

// Inline styles: a message's srcdoc frame inherits this policy, and mail is styled inline. Images:
// the request filter decides which (lockdown.ts); the frame's own policy allows less than this.
const shellPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https: http:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built pages below `root` as `app://godwit/…`, and nothing outside of it. */
export function serveApp(session: Session, root: string): void {
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const path = normalize(join(root, decodeURIComponent(url.pathname)));
    if (url.host !== 'godwit' || !path.startsWith(root + sep)) {
      return new Response('', { status: 404 });
    }
    try {
      const headers: Record<string, string> = {
        'content-type': types[extname(path)] ?? 'application/octet-stream',
        'x-content-type-options': 'nosniff',
      };
      // Workers have the policy of their own script's response, so scripts carry it too.
      if (url.pathname.startsWith('/cache-host/') || /-worker-/.test(url.pathname)) {
        headers['content-security-policy'] = cacheHostPolicy;
      } else if (url.pathname.startsWith('/shell/')) {
        headers['content-security-policy'] = shellPolicy;
      }
      return new Response(await readFile(path), { headers });
    } catch {
      return new Response('', { status: 404 });
    }
  });
}
