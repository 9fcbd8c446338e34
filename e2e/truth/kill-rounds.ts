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
 * SYNC-4: `profiles` first syncs on fresh profiles. All processes are killed, several times in one
 * sync, `kills` times in all; then a run finishes it and the result is compared with the truth.
 * The instants are spread over the time a first sync takes, from its first connection to its end,
 * measured here: each run of a profile may take its share of it. A run that ends before its
 * instant proves nothing: the profile is begun again, with that time as the new measure.
 */
export async function killRounds(
  scene: KillScene,
  truth: readonly Held[],
  { kills, profiles }: { kills: number; profiles: number },
  random: () => number,
): Promise<void> {
  const { server, protocol, user, folder } = scene;
  let span = await measured(scene);
  const each = kills / profiles;
  expect(Number.isInteger(each)).toBe(true);
  const instants = spreadInstants(kills, random);
  for (let round = 0; round < profiles; round += 1) {
    const profile = join(folder, `profile-${round}`);
    const accounts = await oneAccount(folder, server, protocol, user);
    for (let done = 0; done < each; ) {
      if (done === 0) await remove(profile);
      const instant = instants[round * each + done] ?? 0;
      const run = await startHeadless(['sync'], { profile, accounts });
      const at = span.from + (instant * (span.to - span.from)) / each;
      await Promise.race([pause(at - run.elapsed()), run.result]);
      const killed = (await run.kill()) > 0;
      const { wallMs, signal } = await run.result;
      expect(await outlived(run.pid)).toBe(0);
      if (killed && signal === 'SIGKILL') {
        done += 1;
      } else {
        done = 0;
        span = { ...span, to: Math.max(span.from + 100, Math.min(wallMs, span.to * 0.95)) };
      }
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
