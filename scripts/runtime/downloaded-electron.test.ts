import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { executableWithinDist, reasonOfFailure } from './downloaded-electron.ts';
import { runCommand } from './run-command.ts';

describe('executableWithinDist', () => {
  it('knows the layout of the three platforms', () => {
    expect(executableWithinDist('linux')).toBe('electron');
    expect(executableWithinDist('win32')).toBe('electron.exe');
    expect(executableWithinDist('darwin')).toBe('Electron.app/Contents/MacOS/Electron');
  });
});

describe('reasonOfFailure', () => {
  it('takes the first error, without its stack', () => {
    const stack = 'TypeError: fetch failed\n    at node:internal\nError: second';
    expect(reasonOfFailure(`(node:1) Warning: x\n${stack}`)).toBe('fetch failed');
  });

  it('says something of an output without an error', () => {
    expect(reasonOfFailure('one\ntwo\n')).toBe('two');
    expect(reasonOfFailure('')).toBe('no reason was given');
  });
});

describe('the deadline of the download', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  it('ends a request to a host that accepts and stays silent', { timeout: 15_000 }, async () => {
    const server = createServer((socket) => closing.push(() => socket.destroy()));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    closing.push(() => server.close());
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const deadline = new URL('fetch-deadline.mjs', import.meta.url).href;
    const program = `await fetch('http://127.0.0.1:${port}/')`;
    const started = performance.now();
    const args = ['--import', deadline, '--input-type=module', '-e', program];
    const result = await runCommand(process.execPath, args);
    expect(result.code).not.toBe(0);
    expect(reasonOfFailure(result.stderr)).toContain('did not answer within 5 seconds');
    expect(performance.now() - started).toBeLessThan(9_000);
  });
});
