import { describe, expect, it } from 'vitest';
import { type BrowserPort, CacheLink } from './cache-link.ts';

/** The cache host's end of a fake port: answers nothing on its own. */
class FakePort extends EventTarget {
  readonly posted: { id: number; method: string; params: unknown }[] = [];
  isClosed = false;
  postMessage(message: unknown): void {
    this.posted.push(message as { id: number; method: string; params: unknown });
  }
  start(): void {}
  close(): void {
    this.isClosed = true;
  }
  answer(value: unknown): void {
    const id = this.posted.at(-1)?.id;
    this.dispatchEvent(new MessageEvent('message', { data: { id, ok: true, value } }));
  }
}

const asPort = (port: FakePort): BrowserPort => port as unknown as BrowserPort;
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const hash = 'a'.repeat(64);

describe('calls to the cache host', () => {
  it('made before the port has come wait for it', async () => {
    const link = new CacheLink();
    const answer = link.call('openBody', { hash });
    const port = new FakePort();
    link.connect(asPort(port));
    await settled();
    expect(port.posted).toMatchObject([{ method: 'openBody', params: { hash } }]);
    port.answer({ hash });
    expect(await answer).toEqual({ hash });
  });

  it('go to the newest port, and the older one is closed', async () => {
    const link = new CacheLink();
    const [old, fresh] = [new FakePort(), new FakePort()];
    link.connect(asPort(old));
    link.connect(asPort(fresh));
    const answer = link.call('openBody', { hash });
    await settled();
    expect(old.posted).toEqual([]);
    expect(old.isClosed).toBe(true);
    fresh.answer(null);
    expect(await answer).toBeNull();
  });

  it('under way when the cache host goes are made again on the next port', async () => {
    const link = new CacheLink();
    const [old, fresh] = [new FakePort(), new FakePort()];
    link.connect(asPort(old));
    const answer = link.call('openBody', { hash });
    await settled();
    old.dispatchEvent(new Event('close'));
    link.connect(asPort(fresh));
    await settled();
    expect(fresh.posted).toHaveLength(1);
    fresh.answer({ hash });
    expect(await answer).toEqual({ hash });
  });

  it('that lose a second port fail: they may be what brings the cache host down', async () => {
    const link = new CacheLink();
    const [first, second] = [new FakePort(), new FakePort()];
    link.connect(asPort(first));
    const answer = link.call('openBody', { hash });
    await settled();
    first.dispatchEvent(new Event('close'));
    link.connect(asPort(second));
    await settled();
    second.dispatchEvent(new Event('close'));
    await expect(answer).rejects.toThrow('gone');
  });
});
