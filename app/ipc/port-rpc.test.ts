import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { caller, PortClosedError, type RpcPort, serve } from './port-rpc.ts';

type Calls = {
  double: (p: { n: number }) => number;
  fail: (p: Record<string, never>) => null;
  hang: (p: Record<string, never>) => null;
};

function channel() {
  const listeners: { message: ((m: unknown) => void)[]; close: (() => void)[] }[] = [
    { message: [], close: [] },
    { message: [], close: [] },
  ];
  const port = (own: 0 | 1): RpcPort => ({
    post: (message) => {
      const other = listeners[1 - own];
      for (const listen of other?.message ?? []) queueMicrotask(() => listen(message));
    },
    onMessage: (listener) => listeners[own]?.message.push(listener),
    onClose: (listener) => listeners[own]?.close.push(listener),
  });
  return {
    ports: [port(0), port(1)] as const,
    close: () => {
      for (const listen of listeners[0]?.close ?? []) listen();
    },
  };
}

function connected(onEvent?: (event: unknown) => void) {
  const { ports, close } = channel();
  serve<Calls>(
    ports[1],
    { double: v.object({ n: v.number() }), fail: v.object({}), hang: v.object({}) },
    {
      double: ({ n }) => 2 * n,
      fail: () => {
        throw new Error('a sentence');
      },
      hang: () => new Promise(() => undefined),
    },
  );
  return { client: caller<Calls>(ports[0], onEvent), ports, close };
}

describe('calls over a port', () => {
  it('answers each call with its own result', async () => {
    const { client } = connected();
    const answers = await Promise.all([1, 2, 3].map((n) => client.call('double', { n })));
    expect(answers).toEqual([2, 4, 6]);
  });

  it('answers an unknown method and malformed parameters with an error', async () => {
    const { client } = connected();
    await expect(client.call('double', { n: 'x' } as never)).rejects.toThrow('malformed');
    await expect(client.call('toString' as never, {} as never)).rejects.toThrow('no call named');
  });

  it('passes on a handler\u2019s error as its sentence', async () => {
    await expect(connected().client.call('fail', {})).rejects.toThrow('a sentence');
  });

  it('rejects what is pending, and what comes later, when the other side goes', async () => {
    const { client, close } = connected();
    const pending = client.call('hang', {});
    close();
    await expect(pending).rejects.toBeInstanceOf(PortClosedError);
    await expect(client.call('double', { n: 1 })).rejects.toBeInstanceOf(PortClosedError);
  });

  it('hands on events', async () => {
    const events: unknown[] = [];
    const { ports } = connected((event) => events.push(event));
    ports[1].post({ event: 'ready' });
    await Promise.resolve();
    expect(events).toEqual([{ event: 'ready' }]);
  });
});
