import { spawn } from 'node:child_process';
import { displayFor, isOnPath, NO_DISPLAY } from '../../scripts/runtime/launch.ts';

let ready: Promise<void> | null = null;

/**
 * Gives this process, and so every program it starts, a display: the system's own, or else a
 * virtual one that ends with this process. Each test worker has one to itself, so that windows do
 * not take the keyboard from each other.
 */
export function ensureDisplay(): Promise<void> {
  ready ??= displayFor(process.env) === 'own' ? Promise.resolve() : startXvfb();
  return ready;
}

async function startXvfb(): Promise<void> {
  if (!isOnPath('Xvfb')) throw new Error(NO_DISPLAY);
  // Without -noreset the server starts anew whenever its last program leaves, and a program that
  // comes at that moment is refused.
  const screen = ['-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', ['-displayfd', '3', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // Ctrl-C is for us; the server goes when we do.
    detached: true,
  });
  process.once('exit', () => server.kill('SIGKILL'));
  const number = await new Promise<string>((done, fail) => {
    let text = '';
    server.stdio[3]?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) done(text.trim());
    });
    server.once('error', fail);
    server.once('exit', (code) => fail(new Error(`Xvfb ended at once, with status ${code}.`)));
  });
  server.unref();
  process.env.DISPLAY = `:${number}`;
  process.env.XDG_SESSION_TYPE = 'x11';
}
