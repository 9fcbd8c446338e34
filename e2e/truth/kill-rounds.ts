import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { startHeadless } from '../program/headless.ts';
import { outlived } from '../program/processes.ts';
import type { Dovecot } from '../servers/dovecot.ts';
import { startFaultProxy } from '../servers/fault-proxy.ts';
import type { Held } from './held.ts';
import { spreadInstants } from './instants.ts';
import { expectTruth, oneAccount, type Protocol, remove, syncAll } from './scene.ts';

/** Milliseconds from the start of the process: when the first connection came, when it ended. */
type Span = { from: number; to: number };

/**
 * SYNC-4: for each instant, a first sync on a fresh profile whose processes are all killed then, a
 * second that finishes it, and the comparison with the truth. The instants are spread over the
 * time a first sync takes, from its first connection to its end, measured here. A run that ends
 * before its instant proves nothing: it is taken as the new measure and the round begins again.
 */
export async function killRounds(
  { server, protocol, user, folder }: KillScene,
  truth: readonly Held[],
  count: number,
  random: () => number,
): Promise<void> {
  let span = await measured({ server, protocol, user, folder });
  for (const [round, instant] of spreadInstants(count, random).entries()) {
    const profile = join(folder, `profile-${round}`);
    const accounts = await oneAccount(folder, server, protocol, user);
    for (let killed = false; !killed; ) {
      await remove(profile);
      const run = await startHeadless(['sync'], { profile, accounts });
      const at = span.from + instant * (span.to - span.from);
      await Promise.race([pause(at - run.elapsed()), run.result]);
      killed = (await run.kill()) > 0;
      const { wallMs, signal } = await run.result;
      killed &&= signal === 'SIGKILL';
      expect(await outlived(run.pid)).toBe(0);
      if (!killed) span = { ...span, to: Math.min(wallMs, span.to * 0.98) };
    }
    await syncAll(profile, accounts);
    await expectTruth(profile, join(folder, `export-${round}`), truth, () => protocol);
    await remove(profile);
    await remove(join(folder, `export-${round}`));
  }
}

export type KillScene = { server: Dovecot; protocol: Protocol; user: string; folder: string };

async function measured({ server, protocol, user, folder }: KillScene): Promise<Span> {
  const proxy = await startFaultProxy(server.ports[protocol]);
  const profile = join(folder, 'measured');
  const accounts = await oneAccount(folder, server, protocol, user, proxy.port);
  const run = await startHeadless(['sync'], { profile, accounts });
  let from = 0;
  const watch = setInterval(() => {
    if (from === 0 && proxy.connections > 0) from = run.elapsed();
  }, 5);
  const { code, wallMs, stderr } = await run.result;
  clearInterval(watch);
  await proxy.stop();
  await remove(profile);
  expect(code, stderr).toBe(0);
  return { from, to: wallMs };
}
