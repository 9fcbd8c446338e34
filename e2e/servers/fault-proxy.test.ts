import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultPlan, type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { freePort } from './free-port.ts';

const CONTENT = Buffer.from(Array.from({ length: 50_000 }, (_, at) => at % 251));

/** Answers everything it is sent with the same bytes, and ends when its client does. */
let echo: Server;
let echoPort = 0;
const atServer: Socket[] = [];
const proxies: FaultProxy[] = [];

beforeEach(async () => {
  echoPort = await freePort();
  echo = createServer({ allowHalfOpen: true }, (socket) => {
    atServer.push(socket);
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  echo.listen(echoPort, '127.0.0.1');
  await once(echo, 'listening');
});

afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.stop();
  for (const socket of atServer.splice(0)) socket.destroy();
  echo.close();
});

async function proxy(plan?: FaultPlan): Promise<FaultProxy> {
  const made = await startFaultProxy(echoPort, plan);
  proxies.push(made);
  return made;
}

type Outcome = { bytes: Buffer; pieces: number[]; how: 'end' | 'reset' };

async function dial(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  await once(socket, 'connect');
  return socket;
}

/** Sends bytes, says that these were all, and reads to the end of the answer. */
async function exchange(port: number, bytes: Buffer): Promise<Outcome> {
  const socket = await dial(port);
  const pieces: Buffer[] = [];
  socket.on('data', (piece: Buffer) => pieces.push(piece));
  const outcome = new Promise<'end' | 'reset'>((resolve) => {
    socket.once('end', () => resolve('end'));
    socket.once('error', () => resolve('reset'));
  });
  socket.end(bytes);
  const how = await outcome;
  socket.destroy();
  return { bytes: Buffer.concat(pieces), pieces: pieces.map((piece) => piece.length), how };
}

describe('a fault proxy', () => {
  it('without a plan passes everything on and counts it', async () => {
    const { port, ...rest } = await proxy();
    expect(rest).toMatchObject({ bytesUp: 0, bytesDown: 0, connections: 0 });
    const [made] = proxies;
    const first = await exchange(port, CONTENT);
    const second = await exchange(port, CONTENT.subarray(0, 10));
    expect(first.bytes.equals(CONTENT)).toBe(true);
    expect([first.how, second.how]).toEqual(['end', 'end']);
    expect(made?.bytesUp).toBe(CONTENT.length + 10);
    expect(made?.bytesDown).toBe(CONTENT.length + 10);
    expect(made?.connections).toBe(2);
  });

  it('tears bytes into small pieces without changing them', async () => {
    const { port } = await proxy({ pieceBytes: 7 });
    const { bytes, pieces } = await exchange(port, CONTENT.subarray(0, 3_000));
    expect(bytes.equals(CONTENT.subarray(0, 3_000))).toBe(true);
    // At most 7 bytes were written at once; a busy reader may find a few of those together.
    expect(pieces.length).toBeGreaterThan(50);
  });

  it('delays a round trip but not each piece of it', async () => {
    const { port } = await proxy({ roundTripMs: 200 });
    const began = performance.now();
    const { bytes } = await exchange(port, CONTENT);
    expect(bytes.equals(CONTENT)).toBe(true);
    expect(performance.now() - began).toBeGreaterThanOrEqual(199);
  });

  it.each([
    ['reset', 'reset'],
    ['end', 'end'],
  ] as const)('cuts after exactly so many bytes, by %s', async (how, seen) => {
    const { port } = await proxy({ cut: { after: 12_345, how } });
    const cut = await exchange(port, CONTENT);
    expect(cut.how).toBe(seen);
    expect(cut.bytes.equals(CONTENT.subarray(0, cut.bytes.length))).toBe(true);
    // A reset may overtake bytes that the reader's system has not handed out yet.
    if (how === 'end') expect(cut.bytes).toHaveLength(12_345);
    expect(proxies[0]?.bytesDown).toBe(12_345);
  });

  it('cuts what goes to the server, too', async () => {
    const { port } = await proxy({ cut: { after: 100, direction: 'up', how: 'end' } });
    const { bytes } = await exchange(port, CONTENT);
    expect(bytes.length).toBeLessThanOrEqual(100);
    expect(proxies[0]?.bytesUp).toBe(100);
  });

  it('stalls after so many bytes and keeps the connection', async () => {
    const made = await proxy({ stall: { after: 1_000 } });
    const socket = await dial(made.port);
    let got = 0;
    const stalled = new Promise<void>((resolve) => {
      socket.on('data', (piece: Buffer) => {
        got += piece.length;
        if (got === 1_000) resolve();
      });
    });
    socket.write(CONTENT);
    await stalled;
    socket.write(CONTENT);
    // Another connection's whole exchange is time enough for more to come, if it came.
    await made.setPlan({});
    await exchange(made.port, CONTENT);
    expect(got).toBe(1_000);
    expect(socket.readyState).toBe('open');
    socket.destroy();
  });

  it('draws the same faults from the same seed, others from another', async () => {
    const lengths = async (seed: number) => {
      const { port } = await proxy({ seed, cut: { after: [1, 40_000], how: 'end' } });
      const found: number[] = [];
      for (let at = 0; at < 4; at += 1) found.push((await exchange(port, CONTENT)).bytes.length);
      return found;
    };
    const first = await lengths(7);
    expect(new Set(first).size).toBe(4);
    expect(await lengths(7)).toEqual(first);
    expect(await lengths(8)).not.toEqual(first);
  });

  it('refuses connections and takes them again', async () => {
    const made = await proxy();
    await made.setPlan({ refuse: true });
    await expect(dial(made.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await made.setPlan({});
    expect((await exchange(made.port, CONTENT)).how).toBe('end');
  });

  it('resets every connection when told to, on both sides', async () => {
    const made = await proxy();
    const sockets = [await dial(made.port), await dial(made.port)];
    await Promise.all(
      sockets.map((socket) => {
        socket.write('x');
        return once(socket, 'data');
      }),
    );
    const resets = [...sockets, ...atServer].map(
      (socket) => new Promise((resolve) => socket.once('error', resolve)),
    );
    expect(resets).toHaveLength(4);
    made.cutAll();
    for (const reset of resets) expect(await reset).toMatchObject({ code: 'ECONNRESET' });
  });

  it('resets a client whose server does not listen', async () => {
    echo.close();
    const made = await proxy();
    expect((await exchange(made.port, CONTENT)).how).toBe('reset');
  });
});
