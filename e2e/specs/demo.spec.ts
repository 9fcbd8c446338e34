import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { ensureDisplay } from '../program/display.ts';

const root = resolve(import.meta.dirname, '../..');

const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });

const demoProfiles = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('godwit-demo-'));

test('the demo runs on a server of its own, and leaves nothing behind', async () => {
  await ensureDisplay();
  const before = await demoProfiles();
  const demo = spawn(process.execPath, ['--import', 'tsx', 'scripts/demo.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  demo.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await expect.poll(() => said, { timeout: 50_000 }).toContain('All of it is temporary');
  const port = Number(/IMAP on port (\d+)/.exec(said)?.[1]);
  expect(Number(/Sample mail: (\d+) messages/.exec(said)?.[1])).toBeGreaterThanOrEqual(80);
  expect(await answers(port)).toBe(true);
  expect((await demoProfiles()).length).toBe(before.length + 1);

  const ended = once(demo, 'exit');
  demo.kill('SIGINT');
  await ended;
  expect(await answers(port)).toBe(false);
  expect(await demoProfiles()).toEqual(before);
});
